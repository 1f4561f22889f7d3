import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { writeAudit } from '../moderation/index.ts';

let app: TestApp;
let admin: TestUser;
let bema: TestPlace;
let piasta: TestPlace;
let moderator: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  bema = await app.make.place();
  piasta = await app.make.place();
  moderator = await app.make.user({ memberships: { [bema.slug]: ['moderator'] } });
});
afterAll(() => app.close());

type Query = Readonly<Record<string, string>>;

const list = async (as: TestUser, query: Query = {}): Promise<readonly AuditRow[]> => {
  const { body } = await app.call(routes.listAudit, { as, query });
  if (!('items' in body)) throw new Error(JSON.stringify(body));
  return body.items;
};
const actions = async (as: TestUser, query: Query = {}) => (await list(as, query)).map(({ action }) => action);

const write = (action: string, place: TestPlace | null, by = admin, subject = 'site:settings') =>
  app.platform.db.transaction((tx) =>
    writeAudit(tx, {
      actorId: by.id,
      placeId: place?.id ?? null,
      action,
      subject,
      details: {},
      createdAt: app.clock.now(),
    }),
  );

it('is the administrator’s whole, and a moderator’s for their places', async () => {
  await write('test.bema', bema);
  await write('test.piasta', piasta);
  await write('test.site', null);
  expect((await actions(admin)).slice(0, 3)).toEqual(['test.site', 'test.piasta', 'test.bema']);
  expect(await actions(moderator)).toEqual(['test.bema']);
  expect(await actions(moderator, { place: bema.slug })).toEqual(['test.bema']);
});

it('names who did what to whom, and leads to the post', async () => {
  const jan = await app.make.user({ displayName: 'Jan Kret', memberships: { [bema.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: bema.slug, author: jan, title: 'Ławka przy Piastowskiej' });
  const reason = 'Post podaje cudze dane, a na to nie ma zgody.';
  await app.call(moderationRoutes.hidePost, {
    as: moderator,
    params: { thread: thread.publicId, number: 1 },
    body: { rule: 'personal_data', reason },
  });
  const [hidden] = await list(moderator);
  expect(hidden).toMatchObject({
    action: 'post.hide',
    by: { handle: moderator.handle },
    place: { slug: bema.slug, name: bema.name },
    subject: {
      kind: 'post',
      name: 'Ławka przy Piastowskiej',
      thread: { id: thread.publicId, place: bema.slug, number: 1 },
    },
    details: { rule: 'personal_data', reason },
  });
  await app.call(routes.setPlaceRoles, {
    as: admin,
    params: { person: jan.publicId, place: bema.slug },
    body: { duties: ['animator'] },
  });
  expect((await list(admin))[0]?.subject).toEqual({ kind: 'user', id: jan.publicId, name: 'Jan Kret', thread: null });
});

it('is narrowed by act, place, person and time', async () => {
  const jan = await app.make.user();
  app.clock.advance({ hours: 1 });
  const from = app.clock.now().toISOString();
  await write('test.narrow', bema, jan, `user:${moderator.publicId}`);
  const to = app.clock.now().toISOString();
  app.clock.advance({ hours: 1 });
  await write('test.later', piasta);
  expect(await actions(admin, { action: 'test.narrow' })).toEqual(['test.narrow']);
  expect(await actions(admin, { place: piasta.slug })).toEqual(['test.later', 'test.piasta']);
  expect(await actions(admin, { by: jan.handle })).toEqual(['test.narrow']);
  expect(await actions(admin, { about: moderator.handle })).toEqual(['test.narrow']);
  expect(await actions(admin, { from, to })).toEqual(['test.narrow']);
  expect(await actions(admin, { by: 'nikt-taki' })).toEqual([]);
});

it('comes page by page, without a row twice or left out, even of one moment', async () => {
  const place = await app.make.place();
  for (let count = 0; count < 95; count += 1) {
    // Fifty of them at the same moment, across the end of a page.
    if (count < 20 || count > 70) app.clock.advance({ seconds: 1 });
    await write(
      `test.n${String(count)
        .padStart(3, '0')
        .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`,
      place,
    );
  }
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: Query = { place: place.slug, ...(cursor === '' ? {} : { cursor }) };
    const { body } = await app.call(routes.listAudit, { as: admin, query });
    if (!('items' in body)) throw new Error(JSON.stringify(body));
    seen.push(...body.items.map(({ action }) => action));
    ({ nextCursor: cursor } = body);
  }
  expect(seen).toHaveLength(95);
  expect(new Set(seen).size).toBe(95);
  expect(seen).toEqual(seen.toSorted().toReversed());
});

it('says for which institution somebody speaks by its name, and null where it is gone', async () => {
  const council = await app.make.institution({ places: [bema.slug] });
  const jan = await app.make.user();
  await app.call(routes.setLiaison, {
    as: admin,
    params: { person: jan.publicId, institution: council.slug },
    body: { speaks: true, unit: null },
  });
  const [row] = await list(admin);
  expect(row).toMatchObject({ action: 'role.liaison', institution: { slug: council.slug } });
  expect(row?.institution?.name.pl).toEqual(expect.any(String));
  await app.platform.db.transaction((tx) =>
    writeAudit(tx, {
      actorId: admin.id,
      placeId: null,
      action: 'role.liaison',
      subject: `user:${jan.publicId}`,
      details: { institution: 'nie-ma-takiej' },
      createdAt: app.clock.now(),
    }),
  );
  expect((await list(admin))[0]?.institution).toBeNull();
});

it('names who accepted an invitation, nobody before, and never the address', async () => {
  const email = 'zaproszona-do-dziennika@example.org';
  await app.call(routes.invite, { as: admin, body: { email, role: 'moderator', place: bema.slug } });
  const invited = async () => (await list(admin, { action: 'invitation.create' }))[0];
  expect((await invited())?.subject).toMatchObject({ kind: 'invitation', name: null });
  await app.drain();
  const token = /zaproszenie#([A-Za-z0-9_-]+)/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  const halina = await app.make.user({ email, displayName: 'Halina Wrona' });
  await app.call(routes.acceptInvitation, { as: halina, body: { token } });
  expect((await invited())?.subject).toMatchObject({ kind: 'invitation', name: 'Halina Wrona' });
  const [accepted] = await list(admin, { action: 'invitation.accept' });
  expect(accepted?.subject.name).toBe('Halina Wrona');
  expect(JSON.stringify(await list(admin))).not.toContain(email);
});
