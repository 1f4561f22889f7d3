import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';

let app: TestApp;
let admin: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  await app.make.place();
});
afterAll(() => app.close());
beforeEach(() => app.mailbox.clear());

const reason = 'Groźby wobec sąsiadów w trzech postach.';
const suspend = (as: TestUser, { publicId }: TestUser, days: 1 | 3 | null) =>
  app.call(routes.suspendPerson, { as, params: { person: publicId }, body: { days, reason } });
const unsuspend = ({ publicId }: TestUser) =>
  app.call(routes.unsuspendPerson, { as: admin, params: { person: publicId }, body: { reason } });
const statusOfMe = async (as: TestUser): Promise<number> => (await app.call(identityRoutes.me, { as })).status;

/** All that was mailed since the test began, whoever got it. */
const mailed = async () => {
  await app.drain();
  return app.mailbox.all.map(({ to, subject, text }) => ({ to, subject, text }));
};

/** What `act` answers where its transaction can do everything but commit. */
const withoutCommit = async <T>(act: () => Promise<T>): Promise<T> => {
  await app.platform.db.execute(sql`
    create function refuse_commit() returns trigger language plpgsql as $$ begin raise 'no commit'; end $$`);
  await app.platform.db.execute(sql`
    create constraint trigger refuse_commit after insert on audit_log
    deferrable initially deferred for each row execute function refuse_commit()`);
  try {
    return await act();
  } finally {
    await app.platform.db.execute(sql`drop function refuse_commit cascade`);
  }
};

it('tells the person alone: why, until when by the clocks of the town, what they still can, and how to object', async () => {
  const [jan] = [await app.make.user(), await app.make.user()];
  // Half past eleven at night by UTC: the next day has begun in Warsaw.
  app.clock.advance({ hours: 13, minutes: 30 });
  await suspend(admin, jan, 3);
  app.clock.advance({ hours: -13, minutes: -30 });
  const mails = await mailed();
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    [jan.email, 'Twoje konto jest zawieszone – Moja ulica'],
  ]);
  const [told] = mails;
  expect(told?.text).toContain('Zawieszenie trwa do: 26 listopada 2026, 0:30.');
  expect(told?.text).toContain(`Powód: ${reason}`);
  expect(told?.text).toContain('możesz czytać fora i pobrać swoje dane');
  expect(told?.text).toContain('http://localhost:3140/kontakt');
});

it('speaks the language of the person, not that of the administrator', async () => {
  const eve = await app.make.user({ locale: 'en' });
  await suspend(admin, eve, null);
  await unsuspend(eve);
  const mails = await mailed();
  // In whatever order the queue hands them over.
  expect(mails.map(({ to, subject }) => `${to}: ${subject}`).toSorted()).toEqual([
    `${eve.email}: Your account is suspended – Moja ulica`,
    `${eve.email}: Your account works again – Moja ulica`,
  ]);
  const texts = mails.map(({ text }) => text).join();
  expect(texts).toContain('has suspended your account until further notice.');
  expect(texts).toContain('has ended the suspension of your account.');
});

it('mails nothing of what was refused, or changed nothing', async () => {
  const [jan, ola] = [await app.make.user(), await app.make.user()];
  expect((await suspend(ola, jan, 1)).status).toBe(403);
  expect((await suspend(admin, admin, 1)).status).toBe(403);
  expect((await unsuspend(jan)).status).toBe(200);
  expect(await mailed()).toEqual([]);
});

it('mails nothing of a decision that was not kept', async () => {
  const [jan, ola] = [await app.make.user(), await app.make.user()];
  expect((await withoutCommit(() => suspend(admin, jan, 1))).status).toBe(500);
  expect(await statusOfMe(jan)).toBe(200);
  expect(await mailed()).toEqual([]);

  await suspend(admin, ola, 1);
  expect(await mailed()).toHaveLength(1);
  expect((await withoutCommit(() => unsuspend(ola))).status).toBe(500);
  expect(await mailed()).toHaveLength(1);
});
