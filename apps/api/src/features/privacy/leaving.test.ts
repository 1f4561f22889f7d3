import { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { privacyRoutes as routes } from '@moja-ulica/shared/privacy/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allChecks } from '../../ops/doctor/checks.ts';
import { executeRows } from '../../platform/db/rows.ts';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { openScratch } from '../../testing/reader.ts';
import { createAccount } from '../identity/create-account.ts';
import { hashPassword } from '../identity/index.ts';
import { users } from '../identity/tables.ts';
import { privacyTick } from './jobs.ts';
import { erasures } from './tables.ts';

const currentPassword = 'zielony rower na balkonie';

let app: TestApp;
let passwordHash: string;
let place: TestPlace;
let zofia: TestUser;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
  place = await app.make.place();
});
afterAll(() => app.close());

const person = async (options: Parameters<TestApp['make']['user']>[0] = {}): Promise<TestUser> => {
  const made = await app.make.user({ memberships: { [place.slug]: ['resident'] }, ...options });
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, made.id));
  return made;
};
beforeEach(async () => {
  app.mailbox.clear();
  count += 1;
  zofia = await person({ displayName: `Zofia Odchodząca ${count}`, email: `zofia-odchodzaca-${count}@example.org` });
});

const leave = (as: TestUser, posts: 'keep' | 'erase' = 'keep', key?: string) =>
  app.call(routes.requestDeletion, { as, body: { posts, currentPassword }, ...(key === undefined ? {} : { key }) });
const due = async () => {
  app.clock.advance({ days: 14 });
  await app.platform.jobs.runRepeated(privacyTick);
  await app.drain();
};
const again = (who: TestUser) => app.make.device(who);
const deletionOf = async (as: TestUser) => (await app.call(routes.myData, { as })).body.deletion;

/** Every text of every table, and where it is. */
const allTexts = async (): Promise<readonly { readonly where: string; readonly text: string }[]> => {
  const { db } = app.platform;
  const columns = await executeRows(
    db,
    sql`select table_schema as schema, table_name as table, column_name as column from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')
        and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')`,
  );
  const found: { where: string; text: string }[] = [];
  for (const { schema, table, column } of columns) {
    const name = sql`${sql.identifier(String(schema))}.${sql.identifier(String(table))}`;
    const rows = await executeRows(db, sql`select ${sql.identifier(String(column))}::text as text from ${name}`);
    for (const { text } of rows)
      if (typeof text === 'string') found.push({ where: `${String(table)}.${String(column)}`, text });
  }
  return found;
};
const whereIs = async (...needles: readonly string[]): Promise<readonly string[]> =>
  (await allTexts()).flatMap(({ where, text }) =>
    needles.some((needle) => text.toLowerCase().includes(needle.toLowerCase()))
      ? [`${where}: ${text.slice(0, 200)}`]
      : [],
  );

/** Names of what the doctor finds in the data, when the hourly clean-ups have run. */
const broken = async (): Promise<readonly string[]> => {
  for (const queue of ['platform.clean-up', 'identity.clean-up']) await app.platform.jobs.runRepeated(queue);
  const scratch = await openScratch(app.platform.database);
  const context = { config: app.platform.config, reader: scratch.reader, now: app.clock.now() };
  try {
    const names: string[] = [];
    for (const check of allChecks.filter(({ area }) => area === 'data')) {
      // What is made straight in the tables need not look like talk.
      if (check.name === 'threads.last-activity') continue;
      if ((await check.run(context)).length > 0) names.push(check.name);
    }
    return names;
  } finally {
    if (app.platform.database.kind === 'postgresql') await scratch.close();
  }
};

describe('the time to think', () => {
  it('begins with proof and a mail, lasts 14 days, and is told a day before', async () => {
    const { status, body } = await leave(zofia, 'erase');
    expect(status).toBe(201);
    expect(body).toEqual({ askedAt: '2026-11-22T10:00:00.000Z', dueAt: '2026-12-06T10:00:00.000Z', posts: 'erase' });
    expect((await app.call(identityRoutes.me, { as: zofia })).body.leavesAt).toBe('2026-12-06T10:00:00.000Z');
    await app.drain();
    expect(app.mailbox.to(zofia.email).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Twoje konto zostanie/),
    ]);
    expect(app.mailbox.to(zofia.email)[0]?.text).toContain('6 grudnia 2026, 11:00');
    app.clock.advance({ days: 13 });
    await app.platform.jobs.runRepeated(privacyTick);
    await app.platform.jobs.runRepeated(privacyTick);
    await app.drain();
    expect(app.mailbox.to(zofia.email)).toHaveLength(2);
    expect(app.mailbox.to(zofia.email)[1]?.subject).toMatch(/^Jutro usuniemy/);
    expect(await deletionOf(await again(zofia))).toMatchObject({ posts: 'erase' });
    app.clock.advance({ days: -13 });
    await app.call(routes.cancelDeletion, { as: zofia });
  });

  it('ends with one tap, and then nothing happens', async () => {
    await leave(zofia);
    expect((await app.call(routes.cancelDeletion, { as: zofia })).status).toBe(204);
    expect(await deletionOf(zofia)).toBeNull();
    expect((await app.call(routes.cancelDeletion, { as: zofia })).body?.code).toBe('deletion_not_found');
    await due();
    expect((await app.call(identityRoutes.me, { as: await again(zofia) })).body).toMatchObject({
      handle: zofia.handle,
    });
  });

  it('does not begin twice, nor without proof', async () => {
    const first = await leave(zofia, 'keep', 'klucz-usuniecia-1');
    expect((await leave(zofia, 'keep', 'klucz-usuniecia-1')).body).toEqual(first.body);
    expect((await leave(zofia)).body.code).toBe('deletion_already_asked');
    const jan = await person();
    const wrong = await app.call(routes.requestDeletion, {
      as: jan,
      body: { posts: 'keep', currentPassword: 'zgaduję hasło' },
    });
    expect(wrong.body.code).toBe('invalid_credentials');
    expect(await deletionOf(jan)).toBeNull();
    await app.call(routes.cancelDeletion, { as: zofia });
  });

  it('does not begin for the only administrator, nor for the last of two', async () => {
    const one = await person({ admin: true });
    expect((await leave(one)).body.code).toBe('last_admin');
    const suspended = await person({ admin: true, suspended: true });
    expect((await leave(one)).body.code).toBe('last_admin');
    await app.platform.db.update(users).set({ admin: false }).where(eq(users.id, suspended.id));
    const other = await person({ admin: true });
    expect((await leave(one)).status).toBe(201);
    expect((await leave(other)).body.code).toBe('last_admin');
    // The other one has lost the role meanwhile: who is left does not go.
    await app.platform.db.update(users).set({ admin: false }).where(eq(users.id, other.id));
    await due();
    expect((await app.call(identityRoutes.me, { as: await again(one) })).body).toMatchObject({ admin: true });
    await app.call(routes.cancelDeletion, { as: await again(one) });
    await app.platform.db.update(users).set({ admin: false }).where(eq(users.id, one.id));
  });
});

const quoteOf = (author: TestUser, thread: { publicId: string; slug: string }, number: number, text: string): string =>
  `> [${author.displayName}, nr ${number}](/o/${place.slug}/w/${thread.publicId}/${thread.slug}/${number}):\n>\n> ${text}\n\nZgoda.`;

describe('an erasure', () => {
  it('leaves neither name, address nor handle, and with "erase" nothing that was written', async () => {
    const jan = await person();
    const marker = `znacznik${count}tekst`;
    const thread = await app.make.thread({
      place: place.slug,
      author: zofia,
      title: `Tytuł ${marker}`,
      body: `Początek ${marker}.`,
    });
    const later = await app.make.reply({ thread, author: zofia, body: `Poprawiony ${marker}.` });
    const hidden = await app.make.thread({ place: place.slug, author: zofia, title: `Ukryty ${marker}` });
    await app.call(moderationRoutes.hidePost, {
      as: await person({ memberships: { [place.slug]: ['moderator'] } }),
      params: { thread: hidden.publicId, number: 1 },
      body: { rule: 'spam', reason: 'To jest ogłoszenie, nie wpis.' },
    });
    expect(await whereIs(`Ukryty ${marker}`)).toEqual([`threads.sealed_title: Ukryty ${marker}`]);
    app.clock.advance({ hours: 1 });
    const params = { thread: thread.publicId, number: 2 };
    await app.call(threadRoutes.editPost, {
      as: await again(zofia),
      params,
      body: { body: `Całkiem co innego ${marker}.` },
    });
    const post = async (body: string) => {
      app.clock.advance({ minutes: 10 });
      return app.call(threadRoutes.createReply, {
        as: await again(jan),
        params: { thread: thread.publicId },
        body: { body },
      });
    };
    await post(quoteOf(zofia, thread, later.number, `Całkiem co innego ${marker}.`));
    await post(`Dziękuję, @${zofia.handle}, za wszystko.`);
    const elsewhere = await app.make.thread({
      place: place.slug,
      author: jan,
      body: quoteOf(zofia, thread, 1, `Początek ${marker}.`),
    });
    await app.call(threadRoutes.createReply, {
      as: await again(zofia),
      params: { thread: elsewhere.publicId },
      body: { body: marker },
    });
    await app.call(routes.requestExport, { as: await again(zofia), body: { currentPassword } });
    await app.drain();

    const socket = await app.socket(await again(zofia));
    const device = await again(zofia);
    await leave(device, 'erase');
    await app.drain();
    expect(await whereIs(zofia.email)).not.toEqual([]);
    await due();
    await socket.disconnected;

    const last = app.mailbox.to(zofia.email).at(-1);
    expect(last?.subject).toMatch(/^Twoje konto jest usunięte/);
    // Jobs that are done lie in their table for an hour at most.
    const left = (await whereIs(zofia.displayName, zofia.email, zofia.handle, marker)).filter(
      (line) => !line.startsWith('job'),
    );
    expect(left).toEqual([]);
    expect((await app.call(identityRoutes.me, { as: device })).body.code).toBe('session_ended');
    expect(
      (await app.call(identityRoutes.signInWithPassword, { body: { email: zofia.email, password: currentPassword } }))
        .body.code,
    ).toBe('invalid_credentials');

    const page = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(page.body.thread).toMatchObject({
      title: 'Treść usunięta wraz z kontem',
      author: { handle: null, displayName: null },
    });
    expect(page.body.posts.map(({ number, state }) => [number, state])).toEqual([
      [1, 'withdrawn'],
      [2, 'withdrawn'],
      [3, 'visible'],
      [4, 'visible'],
    ]);
    expect(page.body.posts[2]?.html).toContain('konto usunięte, nr 2');
    expect(page.body.posts[2]?.html).toContain('Zgoda.');
    expect(page.body.posts[3]?.html).toContain('Dziękuję, konto usunięte, za wszystko.');
    expect(await broken()).toEqual([]);
  });

  it('with "keep" leaves the texts under a deleted account, and shows them anew to who is reading', async () => {
    const jan = await person();
    const thread = await app.make.thread({
      place: place.slug,
      author: zofia,
      title: 'Ławka przy bloku 7',
      body: 'Ławka się chwieje.',
    });
    app.clock.advance({ minutes: 10 });
    const body = { body: quoteOf(zofia, thread, 1, 'Ławka się chwieje.') };
    await app.call(threadRoutes.createReply, { as: await again(jan), params: { thread: thread.publicId }, body });
    const before = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    await leave(await again(zofia));
    await due();
    const after = await app.call(threadRoutes.changes, {
      params: { thread: thread.publicId },
      query: { since: before.body.thread.version },
    });
    expect(after.body.thread).toMatchObject({ title: 'Ławka przy bloku 7', author: { handle: null } });
    expect(after.body.posts.map(({ number, html }) => [number, html])).toEqual([
      [1, expect.stringContaining('Ławka się chwieje.')],
      [2, expect.stringMatching(/konto usunięte, nr 1[\s\S]*Ławka się chwieje\./)],
    ]);
    expect(
      (await whereIs(zofia.displayName, zofia.email, zofia.handle)).filter((line) => !line.startsWith('job')),
    ).toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it('leaves official answers to the institution, and decisions to whom they were made', async () => {
    const office = await app.make.institution({ places: [place.slug] });
    const liaison = await person({ liaisonFor: [office.slug], memberships: { [place.slug]: ['moderator'] } });
    const jan = await person();
    const thread = await app.make.thread({ place: place.slug, author: jan, kind: 'matter', institution: office.slug });
    app.clock.advance({ minutes: 10 });
    const official = { body: 'Naprawimy do piątku.', official: { institution: office.slug } };
    expect(
      (
        await app.call(threadRoutes.createReply, {
          as: await again(liaison),
          params: { thread: thread.publicId },
          body: official,
        })
      ).status,
    ).toBe(201);
    const hidden = await app.make.reply({ thread, author: zofia, body: 'Obraźliwe słowa.' });
    await app.call(moderationRoutes.hidePost, {
      as: await again(liaison),
      params: { thread: thread.publicId, number: hidden.number },
      body: { rule: 'insult', reason: 'Post obraża sąsiadów, a tego tu nie robimy.' },
    });
    await leave(await again(liaison), 'erase');
    await leave(await again(zofia), 'erase');
    await due();
    const page = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(page.body.posts[1]).toMatchObject({
      state: 'visible',
      author: { handle: null },
      official: { institution: { slug: office.slug } },
      html: expect.stringContaining('Naprawimy') as unknown,
    });
    expect(page.body.thread.answeredBy).toBe(2);
    expect(page.body.posts[2]).toMatchObject({ state: 'hidden', hiddenRule: 'insult' });
    expect(await whereIs('Obraźliwe słowa')).toEqual([]);
    expect(await whereIs('Post obraża sąsiadów')).not.toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it('takes back what one waits for, which is no news any more where nobody else does', async () => {
    const closed = await app.make.place({ joining: 'approval', visibility: 'members' });
    const crowded = await app.make.place({ joining: 'approval', visibility: 'members' });
    const roles = { [closed.slug]: ['moderator'], [crowded.slug]: ['moderator'] } as const;
    const moderator = await app.make.user({ memberships: roles });
    const ask = (as: TestUser, to: TestPlace) =>
      app.call(joinRequestRoutes.ask, { as, params: { place: to.slug }, body: {} });
    await ask(zofia, closed);
    await ask(zofia, crowded);
    await ask(await person(), crowded);
    await leave(zofia);
    await due();
    const as = await again(moderator);
    const bell = await app.call(notificationRoutes.listNotifications, { as });
    expect(bell.body.items).toMatchObject([{ kind: 'join_asked', askedPlace: { slug: crowded.slug } }]);
    expect(await broken()).toEqual([]);
  });

  it('goes on where it was cut off, whoever goes on', async () => {
    const jan = await person();
    const thread = await app.make.thread({ place: place.slug, author: zofia, body: 'Przerwane.' });
    for (let number = 2; number <= 60; number += 1)
      await app.make.reply({ thread, author: number % 2 === 0 ? zofia : jan, body: 'Przerwane.' });
    await leave(zofia, 'erase');
    app.clock.advance({ days: 14 });
    await app.platform.jobs.runRepeated(privacyTick);
    // The process was killed after the first step: the job is gone, the row is not.
    const { db } = app.platform;
    await db.execute(sql`delete from pgboss.job where name = 'privacy.erase-person'`);
    await app.drain();
    expect(await db.select().from(erasures).where(eq(erasures.userId, zofia.id))).toMatchObject([{ finishedAt: null }]);
    await app.platform.jobs.runRepeated(privacyTick);
    await app.drain();
    expect(await db.select().from(erasures).where(eq(erasures.userId, zofia.id))).toMatchObject([
      { email: null, handle: null, displayName: null, finishedAt: expect.any(Date) as unknown },
    ]);
    const page = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(page.body.posts.map(({ state }) => state).slice(0, 4)).toEqual([
      'withdrawn',
      'withdrawn',
      'visible',
      'withdrawn',
    ]);
    expect(await broken()).toEqual([]);
  });

  it('leaves a handle to nobody for a year', async () => {
    const { db, clock } = app.platform;
    const open = (email: string) =>
      db.transaction((tx) =>
        createAccount(tx, {
          email,
          addressHash: Buffer.from(email),
          displayName: 'Bogumiła Jedyna',
          passwordHash: null,
          locale: 'pl',
          admin: false,
          now: clock.now(),
        }),
      );
    const handleOf = async (id: bigint | null) =>
      (
        await db
          .select({ handle: users.handle })
          .from(users)
          .where(eq(users.id, id ?? 0n))
      )[0]?.handle;
    const first = await open('bogumila-1@example.org');
    expect(await handleOf(first)).toBe('bogumila-jedyna');
    await db
      .update(users)
      .set({ leaveAskedAt: clock.now(), leavesAt: clock.now(), leavePosts: 'keep' })
      .where(eq(users.id, first ?? 0n));
    await app.platform.jobs.runRepeated(privacyTick);
    await app.drain();
    expect(await handleOf(await open('bogumila-2@example.org'))).toBe('bogumila-jedyna-2');
    expect((await whereIs('bogumila-1@example.org')).filter((line) => !line.startsWith('job'))).toEqual([]);
  });
});
