import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

let place: TestPlace;
let animator: TestUser;
let resident: TestUser;
beforeAll(async () => {
  place = await app.make.place();
  animator = await app.make.user({ memberships: { [place.slug]: ['animator'] } });
  resident = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
});

const shown = async () => (await app.call(routes.introduction, { params: { place: place.slug } })).body.thread;
const choose = (thread: string) =>
  app.call(routes.chooseIntroduction, { as: animator, params: { place: place.slug }, body: { thread } });

it('a place points nowhere, then to the thread chosen last, and the log says who chose it', async () => {
  expect(await shown()).toBeNull();
  const [one, two] = [
    await app.make.thread({ place: place.slug, author: resident }),
    await app.make.thread({ place: place.slug, author: resident }),
  ];
  expect((await choose(one.publicId)).body.thread).toMatchObject({ id: one.publicId });
  await choose(two.publicId);
  expect(await shown()).toMatchObject({ id: two.publicId });
  for (let times = 0; times < 2; times += 1) {
    await app.call(routes.dropIntroduction, { as: animator, params: { place: place.slug } });
  }
  expect(await shown()).toBeNull();
  const log = await app.platform.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.actorId, animator.id))
    .orderBy(auditLog.id);
  expect(log.map(({ action, subject }) => [action, subject])).toEqual([
    ['introduction.choose', `thread:${one.publicId}`],
    ['introduction.choose', `thread:${two.publicId}`],
    ['introduction.drop', `place:${place.slug}`],
  ]);
});

it('to a thread that can no longer be read nobody is pointed, and none such can be chosen', async () => {
  const thread = await app.make.thread({ place: place.slug, author: resident });
  await choose(thread.publicId);
  const withdrawn = await app.call(routes.withdrawPost, {
    as: resident,
    params: { thread: thread.publicId, number: 1 },
  });
  expect(withdrawn.status).toBe(200);
  expect(await shown()).toBeNull();
  const { status, body } = await choose(thread.publicId);
  expect([status, body.code]).toEqual([404, 'thread_not_found']);
});
