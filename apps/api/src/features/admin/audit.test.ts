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
