import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { siteRoutes } from '@moja-ulica/shared/site/routes.ts';
import { settingKeys, type SettingKey, type SettingValue } from '@moja-ulica/shared/site/settings.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { desc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { hashPassword } from '../identity/index.ts';
import { sessions, users } from '../identity/tables.ts';
import { auditLog, cases } from '../moderation/tables.ts';
import { siteSettings } from '../site/tables.ts';

let app: TestApp;
let admin: TestUser;
let place: TestPlace;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true, displayName: 'Joanna Sowa' });
  place = await app.make.place();
});
afterEach(async () => {
  await app.platform.db.delete(siteSettings);
  await app.drain();
});
afterAll(() => app.close());

const change = (values: Readonly<Partial<Record<SettingKey, SettingValue>>>, as = admin) =>
  app.call(routes.changeSettings, {
    as,
    body: { changes: Object.entries(values).map(([key, value]) => ({ key, value })) },
  });

/** Changed, and heard of. */
const set = async (values: Parameters<typeof change>[0]): Promise<void> => {
  expect((await change(values)).status).toBe(200);
  await app.drain();
};

const resident = (options: { registeredAt?: Date } = {}) =>
  app.make.user({ memberships: { [place.slug]: ['resident'] }, ...options });

const reply = (as: TestUser, thread: { publicId: string }) =>
  app.call(threadRoutes.createReply, { as, params: { thread: thread.publicId }, body: { body: 'Też tak myślę.' } });

const open = (as: TestUser) =>
  app.call(threadRoutes.createThread, {
    as,
    params: { place: place.slug },
    body: { title: 'Ławka przy Piastowskiej', body: 'Złamana od wtorku.', topic: 'sprawy', kind: 'discussion' },
  });

it('lists every setting, and says who changed one', async () => {
  await set({ caseDays: 14 });
  const { body } = await app.call(routes.settings, { as: admin });
  expect(body.items.map(({ key }) => key)).toEqual(settingKeys);
  expect(body.items.find(({ key }) => key === 'caseDays')).toEqual({
    key: 'caseDays',
    value: 14,
    changedAt: app.clock.now().toISOString(),
    changedBy: 'Joanna Sowa',
  });
  expect(body.items.find(({ key }) => key === 'editHours')).toMatchObject({ value: 24, changedAt: null });
});

it('writes what was before and after, and nothing where nothing changed', async () => {
  const newest = () => app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
  await set({ editHours: 48, threadsPerDay: 20 });
  const [written] = await newest();
  expect(written).toMatchObject({
    actorId: admin.id,
    placeId: null,
    action: 'settings.change',
    details: { before: { editHours: 24 }, after: { editHours: 48 } },
  });
  await set({ editHours: 48 });
  expect((await newest())[0]?.id).toBe(written?.id);
});

it.each([
  [{ editHours: 0 }],
  [{ editHours: true }],
  [{ requireSecondFactorForStaff: 1 }],
  [{ editHours: 48, firstDayPosts: 1000 }],
])('refuses %j whole', async (values) => {
  expect((await change(values)).status).toBe(400);
  expect(await app.platform.db.select().from(siteSettings)).toEqual([]);
});

it('refuses a setting that there is not', async () => {
  const body = { changes: [{ key: 'constructor', value: 1 }] };
  expect((await app.call(routes.changeSettings, { as: admin, body })).body).toMatchObject({ code: 'invalid_input' });
});

it('tells everybody what they are shown by', async () => {
  await set({ editHours: 72, minimumAge: 13 });
  expect((await app.call(siteRoutes.publicSettings, {})).body).toEqual({ editHours: 72, minimumAge: 13 });
});

it('decides how long one’s own may be changed', async () => {
  const jan = await resident();
  const thread = await app.make.thread({ place: place.slug, author: jan });
  const edit = (body: string) =>
    app.call(threadRoutes.editPost, { as: jan, params: { thread: thread.publicId, number: 1 }, body: { body } });
  const retitle = () =>
    app.call(threadRoutes.updateThread, {
      as: jan,
      params: { thread: thread.publicId },
      body: { title: 'Nowy tytuł' },
    });
  await set({ editGraceMinutes: 0, editGraceChangedChars: 0, editHours: 1, editsPerDay: 3 });
  app.clock.advance({ minutes: 1 });
  expect((await edit('Zaraz potem, lecz już ze śladem.')).body).toMatchObject({
    post: { editedAt: app.clock.now().toISOString() },
  });
  app.clock.advance({ minutes: 60 });
  expect((await edit('Po czasie.')).body).toMatchObject({ code: 'edit_time_over' });
  expect((await retitle()).body).toMatchObject({ code: 'edit_time_over' });
  expect((await edit('Za wiele razy.')).body).toMatchObject({ code: 'daily_limit_reached' });
});

it('decides how often one writes', async () => {
  const jan = await resident();
  const thread = await app.make.thread({ place: place.slug, author: admin });
  await set({ secondsBetweenPosts: 60, secondsBetweenThreads: 90, threadsPerDay: 2 });
  expect((await open(jan)).status).toBe(201);
  app.clock.advance({ seconds: 59 });
  expect((await reply(jan, thread)).headers['retry-after']).toBe('1');
  app.clock.advance({ seconds: 1 });
  expect((await reply(jan, thread)).status).toBe(201);
  expect((await open(jan)).headers['retry-after']).toBe('30');
  app.clock.advance({ seconds: 30 });
  expect((await open(jan)).status).toBe(201);
  app.clock.advance({ seconds: 90 });
  expect((await open(jan)).body).toMatchObject({ code: 'daily_limit_reached' });
});

it('decides how often a newcomer writes', async () => {
  const ola = await resident({ registeredAt: app.clock.now() });
  const thread = await app.make.thread({ place: place.slug, author: admin });
  await set({ newcomerSecondsBetweenPosts: 1, newcomerSecondsBetweenThreads: 2, firstDayPosts: 2, firstDayThreads: 1 });
  expect((await open(ola)).status).toBe(201);
  app.clock.advance({ seconds: 1 });
  expect((await open(ola)).body).toMatchObject({ code: 'daily_limit_reached' });
  expect((await reply(ola, thread)).status).toBe(201);
  app.clock.advance({ seconds: 1 });
  expect((await reply(ola, thread)).body).toMatchObject({ code: 'daily_limit_reached' });
});

it('decides by when a report is decided, and how many one may send', async () => {
  const jan = await resident();
  await set({ urgentCaseHours: 2, caseDays: 3, reportsPerDay: 2 });
  const report = async (reason: 'insult' | 'spam') => {
    const thread = await app.make.thread({ place: place.slug, author: admin });
    const params = { thread: thread.publicId, number: 1 };
    const { body } = await app.call(moderationRoutes.reportPost, { as: jan, params, body: { reason } });
    return 'code' in body ? body.code : body.caseNumber;
  };
  const dueIn = async (caseNumber: unknown): Promise<number> => {
    const [row] = await app.platform.db
      .select()
      .from(cases)
      .where(eq(cases.number, Number(caseNumber)));
    return ((row?.dueAt.getTime() ?? 0) - app.clock.now().getTime()) / 3_600_000;
  };
  expect(await dueIn(await report('insult'))).toBe(2);
  expect(await dueIn(await report('spam'))).toBe(72);
  expect(await report('spam')).toBe('reports_limit_reached');
});

it('decides how long a device stays signed in', async () => {
  const password = 'sto-par-gumowcow-w-sieni';
  const passwordHash = await hashPassword(password);
  const signIn = async (person: TestUser): Promise<number> => {
    await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, person.id));
    await app.call(identityRoutes.signInWithPassword, { body: { email: person.email, password } });
    const [newest] = await app.platform.db
      .select()
      .from(sessions)
      .where(eq(sessions.userId, person.id))
      .orderBy(desc(sessions.id))
      .limit(1);
    return ((newest?.expiresAt.getTime() ?? 0) - app.clock.now().getTime()) / 86_400_000;
  };
  await set({ sessionDays: 30, staffSessionDays: 2 });
  expect([await signIn(await resident()), await signIn(await app.make.user({ admin: true }))]).toEqual([30, 2]);
});
