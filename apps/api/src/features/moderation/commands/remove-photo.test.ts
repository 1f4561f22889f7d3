import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { afterAll, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../../testing/index.ts';

const app = await startTestApp();
afterAll(() => app.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const reason = 'Na zdjęciu widać tablicę rejestracyjną sąsiada.';

const upload = (person: TestUser) => app.call(mediaRoutes.setPhoto, { as: person, body: picture });
const photosOf = async (person: TestUser) =>
  (await app.call(mediaRoutes.photos, { as: person, query: { people: person.handle } })).body.items;
const remove = (as: TestUser, person: TestUser, written = reason) =>
  app.call(routes.removePhoto, {
    as,
    params: { handle: person.handle },
    body: { rule: 'personal_data', reason: written },
  });
const log = async (as: TestUser, place?: string) =>
  (
    await app.call(adminRoutes.listAudit, {
      as,
      query: { action: 'person.remove_photo', ...(place !== undefined && { place }) },
    })
  ).body.items;

test('a photo that a moderator takes away is gone, its owner has the reasons, and the estate its row in the log', async () => {
  const place = await app.make.place();
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const moderator = await app.make.user({ memberships: { [place.slug]: ['resident', 'moderator'] } });
  await upload(jan);
  const [kept] = await photosOf(jan);
  expect((await remove(moderator, jan)).status).toBe(204);
  expect(await photosOf(jan)).toEqual([]);
  const { items } = (await app.call(notificationRoutes.listNotifications, { as: jan })).body;
  expect(items).toMatchObject([{ kind: 'photo_removed', rule: 'personal_data', reason, actor: null, thread: null }]);
  expect(await log(moderator, place.slug)).toMatchObject([
    {
      by: { handle: moderator.handle },
      place: { slug: place.slug },
      subject: { kind: 'user', name: jan.displayName },
      details: { photo: kept?.photo, rule: 'personal_data', reason },
    },
  ]);
  expect(kept?.photo).toHaveLength(22);
  // There is nothing left to take away, and the owner may have another one.
  expect((await remove(moderator, jan)).body).toMatchObject({ code: 'photo_not_found' });
  expect((await upload(jan)).status).toBe(200);
});

test('of two moderators who take it away at once one does, and its owner is told once', async () => {
  const place = await app.make.place();
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const two = await Promise.all([1, 2].map(() => app.make.user({ memberships: { [place.slug]: ['moderator'] } })));
  await upload(jan);
  const answers = await Promise.all(two.map((moderator) => remove(moderator, jan)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  expect((await app.call(notificationRoutes.listNotifications, { as: jan })).body.items).toHaveLength(1);
});

test('what an administrator takes away is in the log of no estate', async () => {
  const [jan, admin] = [await app.make.user(), await app.make.user({ admin: true })];
  await upload(jan);
  expect((await remove(admin, jan)).status).toBe(204);
  expect((await log(admin))[0]).toMatchObject({ by: { handle: admin.handle }, place: null });
});

test('a reason of which nothing can be read is none, and nothing happens', async () => {
  const [jan, admin] = [await app.make.user(), await app.make.user({ admin: true })];
  await upload(jan);
  expect((await remove(admin, jan, '\u200b'.repeat(12))).body).toMatchObject({ code: 'invalid_input' });
  expect(await photosOf(jan)).toHaveLength(1);
});
