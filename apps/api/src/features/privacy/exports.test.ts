import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { exportAddress } from '@moja-ulica/shared/privacy/paths.ts';
import { privacyRoutes as routes } from '@moja-ulica/shared/privacy/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { unzip } from '../../testing/unzip.ts';
import { users } from '../identity/tables.ts';
import { hashPassword } from '../identity/index.ts';
import { privacyTick } from './jobs.ts';
import { beginAttempt, keepPiece } from './repo-exports.ts';
import { dataExports, exportPieces } from './tables.ts';

const currentPassword = 'zielony rower na balkonie';

let app: TestApp;
let passwordHash: string;
let place: TestPlace;
let zofia: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
  place = await app.make.place();
});
afterAll(() => app.close());

const withPassword = async (person: TestUser): Promise<TestUser> => {
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, person.id));
  return person;
};
beforeEach(async () => {
  app.mailbox.clear();
  zofia = await withPassword(await app.make.user({ memberships: { [place.slug]: ['resident'] } }));
});

const ask = (as = zofia, key?: string) =>
  app.call(routes.requestExport, { as, body: { currentPassword }, ...(key === undefined ? {} : { key }) });
const mine = async (as = zofia) => (await app.call(routes.myData, { as })).body.export;
const download = (id: string, as: TestUser | null) =>
  app.server.inject({
    method: 'GET',
    url: exportAddress(id),
    headers: as === null ? {} : { authorization: `Bearer ${as.token}` },
  });
const finished = async (as = zofia) => {
  const { body } = await ask(as);
  await app.drain();
  const answer = await download(body.id, as);
  expect(answer.statusCode).toBe(200);
  const files = unzip(answer.rawPayload);
  const read = (name: string): unknown => JSON.parse(files.get(`${name}.json`) ?? 'null');
  return { id: body.id, answer, files, read };
};

it('is asked for with proof, made in the background, told of by mail, and is all that was written', async () => {
  const thread = await app.make.thread({
    place: place.slug,
    author: zofia,
    title: 'Ławka przy bloku 7',
    body: 'Pierwszy tekst.',
  });
  await app.make.reply({ thread, author: zofia, body: 'Drugi tekst.' });
  app.clock.advance({ hours: 1 });
  await app.call(threadRoutes.editPost, {
    as: zofia,
    params: { thread: thread.publicId, number: 2 },
    body: { body: 'Drugi tekst, poprawiony po godzinie, całkiem inny niż przedtem.' },
  });
  await app.call(threadRoutes.withdrawPost, { as: zofia, params: { thread: thread.publicId, number: 1 } });

  const { body, status } = await ask();
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'waiting', bytes: null });
  expect(await mine()).toMatchObject({ state: 'waiting' });
  await app.drain();
  const ready = await mine();
  expect(ready).toMatchObject({ id: body.id, state: 'ready', bytes: expect.any(Number) as unknown });
  expect(ready?.partsDone).toBe(ready?.partsTotal);
  const [mail] = app.mailbox.to(zofia.email);
  expect(mail?.subject).toMatch(/^Kopia Twoich danych jest gotowa/);
  // Whoever reads the mail gets nothing by it.
  expect(mail?.text).toContain('/ustawienia/dane');
  expect(mail?.text).not.toContain(body.id);

  const answer = await download(body.id, zofia);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(ready?.bytes),
    'content-disposition': expect.stringMatching(/^attachment; filename="moje-dane-2026-11-22\.zip"$/) as unknown,
    'cache-control': 'private, no-store',
  });
  const files = unzip(answer.rawPayload);
  const read = (name: string): unknown => JSON.parse(files.get(`${name}.json`) ?? 'null');
  expect(read('account')).toMatchObject([{ email: zofia.email, handle: zofia.handle, displayName: zofia.displayName }]);
  expect(read('memberships')).toMatchObject([{ place: place.slug, roles: ['resident'], home: true }]);
  expect(read('devices')).toHaveLength(1);
  expect(read('threads')).toMatchObject([{ id: thread.publicId, title: 'Ławka przy bloku 7' }]);
  expect(read('posts')).toMatchObject([
    { number: 1, text: 'Pierwszy tekst.', state: 'withdrawn', earlier: [] },
    {
      number: 2,
      text: 'Drugi tekst, poprawiony po godzinie, całkiem inny niż przedtem.',
      earlier: [{ body: 'Drugi tekst.' }],
    },
  ]);
  expect([...files.values()].join('\n')).not.toContain(passwordHash);
  const page = files.get('index.html') ?? '';
  expect(page).toContain('lang="pl"');
  for (const name of files.keys()) expect(page).toContain(name === 'index.html' ? '<h1>' : `href="${name}"`);
});

it('each step is told live, and at the end the bell rings on every page', async () => {
  const socket = await app.socket(zofia);
  const { body } = await ask();
  expect((await socket.next('export.updated')).export).toMatchObject({ id: body.id, state: 'waiting' });
  await app.drain();
  expect((await socket.next('notification.created')).notification).toMatchObject({
    kind: 'export_ready',
    thread: null,
    actor: null,
    read: false,
  });
  const told = () => socket.received('export.updated').map((event) => event.export);
  await expect.poll(() => told().at(-1)?.state).toBe('ready');
  expect(told().map(({ state }) => state)).toContain('working');
  expect(told().at(-1)).toEqual(await mine());
  const { body: bell } = await app.call(notificationRoutes.listNotifications, { as: zofia });
  expect(bell.items).toMatchObject([{ kind: 'export_ready' }]);
  socket.close();
});

it('what is told live of an export reaches nobody but its owner', async () => {
  const socket = await app.socket(await app.make.user({ memberships: { [place.slug]: ['resident'] } }));
  await finished();
  await app.platform.changes.settled();
  expect(socket.received('export.updated')).toEqual([]);
  expect(socket.received('notification.created')).toEqual([]);
  socket.close();
});

it('has everything by pages, however many there are', async () => {
  const thread = await app.make.thread({ place: place.slug, author: zofia });
  for (let number = 2; number <= 205; number += 1)
    await app.make.reply({ thread, author: zofia, body: `Wpis ${number}.` });
  const { read } = await finished();
  const texts = read('posts');
  expect(texts).toHaveLength(205);
  expect(texts).toMatchObject({ 204: { number: 205, text: 'Wpis 205.' } });
});

it('leaks nothing of others: neither hidden posts, nor who reported, nor what moderators note', async () => {
  const jan = await withPassword(
    await app.make.user({ memberships: { [place.slug]: ['resident'] }, displayName: 'Jan Sekretny' }),
  );
  const halina = await withPassword(
    await app.make.user({ memberships: { [place.slug]: ['moderator'] }, displayName: 'Halina Modera' }),
  );
  const thread = await app.make.thread({ place: place.slug, author: zofia });
  await app.make.reply({ thread, author: zofia, body: 'Tu jest mój numer.' });
  await app.make.reply({ thread, author: jan, body: 'Tajne słowa Jana.' });
  const about = (number: number) => ({ params: { thread: thread.publicId, number } });
  await app.call(moderationRoutes.reportPost, {
    as: jan,
    ...about(2),
    body: { reason: 'personal_data', note: 'Notka Jana.' },
  });
  await app.call(moderationRoutes.hidePost, {
    as: halina,
    ...about(2),
    body: { rule: 'personal_data', reason: 'Post podaje numer telefonu, a na to nie ma zgody.' },
  });
  await app.call(moderationRoutes.hidePost, {
    as: halina,
    ...about(3),
    body: { rule: 'insult', reason: 'Post obraża sąsiadów, a tego tu nie robimy.' },
  });
  await app.drain();

  const hers = await finished();
  const all = [...hers.files.values()].join('\n');
  for (const secret of [
    'Tajne słowa Jana',
    'Notka Jana',
    'Jan Sekretny',
    'Halina',
    jan.handle,
    jan.email,
    halina.handle,
  ]) {
    expect(all).not.toContain(secret);
  }
  // What is hers is there: the hidden post, and why it was hidden.
  expect(hers.read('posts')).toMatchObject([
    {},
    { text: 'Tu jest mój numer.', state: 'hidden', hiddenFor: 'personal_data' },
  ]);
  expect(hers.read('decisions-about-me')).toMatchObject([
    { action: 'hide', reason: expect.stringContaining('numer telefonu') as unknown },
  ]);
  expect(hers.read('notifications')).toMatchObject([{ kind: 'post_hidden', number: 2 }]);

  const his = await finished(jan);
  expect(his.read('reports')).toMatchObject([{ reason: 'personal_data', note: 'Notka Jana.' }]);
  expect([...his.files.values()].join('\n')).not.toContain('mój numer');
  const theirs = await finished(halina);
  expect(theirs.read('staff-actions')).toHaveLength(2);
  expect([...theirs.files.values()].join('\n')).not.toMatch(/mój numer|Tajne słowa|Notka Jana/);
});

describe('only its owner', () => {
  it('downloads it, signed in, while it is kept', async () => {
    const { id } = await finished();
    const jan = await app.make.user();
    expect((await download(id, null)).statusCode).toBe(401);
    expect((await download(id, jan)).json()).toMatchObject({ code: 'export_not_found' });
    expect((await download('zzzzzzzzzzzz', zofia)).json()).toMatchObject({ code: 'export_not_found' });
    app.clock.advance({ days: 7 });
    expect((await download(id, await app.make.device(zofia))).json()).toMatchObject({ code: 'export_not_found' });
    await app.platform.jobs.runRepeated(privacyTick);
    const { db } = app.platform;
    expect(await db.select().from(exportPieces)).toEqual([]);
    expect(await mine(await app.make.device(zofia))).toBeNull();
  });

  it('asks for it: not without the password or the code', async () => {
    const wrong = await app.call(routes.requestExport, { as: zofia, body: { currentPassword: 'nie to hasło wcale' } });
    expect(wrong.body.code).toBe('invalid_credentials');
    expect((await app.call(routes.requestExport, { as: zofia, body: {} })).body.code).toBe('invalid_input');
    expect(await mine()).toBeNull();
  });
});

it('is one at a time, three a day, and a repeated request makes no second one', async () => {
  const first = await ask(zofia, 'klucz-eksportu-1');
  const again = await ask(zofia, 'klucz-eksportu-1');
  expect(again.body.id).toBe(first.body.id);
  expect((await ask()).body.code).toBe('export_in_progress');
  await app.drain();
  for (let count = 0; count < 2; count += 1) {
    expect((await ask()).status).toBe(201);
    await app.drain();
  }
  const refused = await ask();
  expect(refused.body).toMatchObject({ code: 'export_limit_reached', retryAfterSeconds: 86_400 });
  // The newer one takes the place of the older.
  expect((await download(first.body.id, zofia)).statusCode).toBe(404);
  app.clock.advance({ hours: 24, seconds: 1 });
  expect((await ask(await app.make.device(zofia))).status).toBe(201);
  await app.drain();
});

it('a try that was cut off is made anew by somebody else, and what it still writes counts no more', async () => {
  const { db, clock } = app.platform;
  const { body } = await ask();
  // Somebody began it and was killed with half of it written.
  const begin = () =>
    db.transaction((tx) =>
      beginAttempt(tx, body.id, {
        now: clock.now(),
        silentSince: new Date(clock.now().getTime() - 120_000),
        partsTotal: 3,
      }),
    );
  const killed = await begin();
  if (killed === null) throw new Error('nothing to begin');
  await db.transaction((tx) => keepPiece(tx, killed, 0, Buffer.from('pół')));
  // While it may live nobody else begins.
  await app.drain();
  expect(await mine()).toMatchObject({ state: 'working' });
  app.clock.advance({ minutes: 3 });
  const second = await begin();
  if (second === null) throw new Error('nobody went on with it');
  // It was only slow, and writes while the second does.
  expect(await db.transaction((tx) => keepPiece(tx, killed, 1, Buffer.from('więcej')))).toBe(false);
  expect(await db.transaction((tx) => keepPiece(tx, second, 0, Buffer.from('nowe')))).toBe(true);
  app.clock.advance({ minutes: 3 });
  await app.platform.jobs.runRepeated(privacyTick);
  await app.drain();
  expect(await mine()).toMatchObject({ state: 'ready' });
  expect(await db.transaction((tx) => keepPiece(tx, killed, 1, Buffer.from('więcej')))).toBe(false);
  expect(unzip((await download(body.id, zofia)).rawPayload).has('posts.json')).toBe(true);
});

it('does not tell who has left a closed estate how its threads are called now', async () => {
  const closed = await app.make.place({ visibility: 'members', joining: 'code' });
  const jan = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
  const ewa = await withPassword(await app.make.user({ memberships: { [closed.slug]: ['resident'] } }));
  const thread = await app.make.thread({ place: closed.slug, author: jan, title: 'Klucze do wózkowni' });
  await app.make.reply({ thread, author: ewa, body: 'Są u dozorcy.' });
  await app.call(threadRoutes.markRead, { as: ewa, params: { thread: thread.publicId }, body: { number: 1 } });
  const titles = async () => {
    const { read } = await finished(ewa);
    return [read('posts'), read('reading')];
  };
  expect(await titles()).toMatchObject([[{ title: 'Klucze do wózkowni' }], [{ title: 'Klucze do wózkowni' }]]);
  await app.call(estateRoutes.leave, { as: ewa, params: { place: closed.slug } });
  app.clock.advance({ days: 8 });
  expect(await titles()).toMatchObject([[{ title: null, text: 'Są u dozorcy.' }], [{ title: null }]]);
});

it('is fetched by its id and by nothing else', async () => {
  for (const id of ['a%00', 'inne', 'A'.repeat(99)]) expect((await download(id, zofia)).statusCode).toBe(400);
});

it('suspended people have their data too', async () => {
  const marek = await withPassword(await app.make.user({ suspended: true }));
  const { read } = await finished(marek);
  expect(read('account')).toMatchObject([{ email: marek.email, suspendedUntil: expect.any(String) as unknown }]);
  expect(await app.platform.db.select().from(dataExports).where(eq(dataExports.userId, marek.id))).toHaveLength(1);
});
