import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { privacyRoutes as routes } from '@moja-ulica/shared/privacy/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { hashPassword } from '../identity/index.ts';
import { suspendedAddresses, users } from '../identity/tables.ts';
import { privacyTick } from './jobs.ts';

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
beforeEach(async () => {
  count += 1;
  zofia = await app.make.user({ email: `zofia-wracajaca-${count}@example.org` });
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, zofia.id));
  await app.platform.db.delete(suspendedAddresses);
});

const leave = async (as: TestUser): Promise<void> => {
  expect((await app.call(routes.requestDeletion, { as, body: { posts: 'keep', currentPassword } })).status).toBe(201);
};
const due = async (): Promise<void> => {
  app.clock.advance({ days: 14 });
  await app.platform.jobs.runRepeated(privacyTick);
  await app.drain();
};

const comeBack = async (email: string): Promise<TestUser> => {
  await app.call(identityRoutes.register, {
    body: { email, displayName: 'Zofia Wracająca', locale: 'pl', homePlace: place.slug, acceptedRules: true },
  });
  await app.drain();
  const code = /\b\d{6}\b/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[0] ?? '';
  const { body, status } = await app.call(identityRoutes.confirmEmail, { body: { email, code } });
  expect(status).toBe(200);
  const [row] = await app.platform.db.select().from(users).where(eq(users.email, email));
  if (row === undefined) throw new Error('There is no account');
  return { ...zofia, id: row.id, publicId: row.publicId, email, token: body.accessToken };
};
const suspendedFor = async (days: number): Promise<TestUser> => {
  const until = new Date(app.clock.now().getTime() + days * 86_400_000);
  await app.platform.db.update(users).set({ suspendedUntil: until }).where(eq(users.id, zofia.id));
  return app.make.device(zofia);
};
const writes = async (as: TestUser) => {
  const thread = await app.make.thread({ place: place.slug, author: await app.make.user() });
  const body = { body: 'Znowu tu jestem.' };
  return (await app.call(threadRoutes.createReply, { as, params: { thread: thread.publicId }, body })).body.code;
};
/** Changes the address of somebody suspended, as they may. */
const moveTo = async (other: string): Promise<TestUser> => {
  const suspended = await suspendedFor(42);
  await app.call(identityRoutes.changeEmail, { as: suspended, body: { email: other, currentPassword } });
  await app.drain();
  const code = /\b\d{6}\b/.exec(app.mailbox.to(other).at(-1)?.text ?? '')?.[0] ?? '';
  expect((await app.call(identityRoutes.confirmEmailChange, { as: suspended, body: { code } })).status).toBe(200);
  return suspended;
};
const addresses = () => app.platform.db.select().from(suspendedAddresses);

it('a suspension goes on with a new account of the same address, and is forgotten with it', async () => {
  await leave(await suspendedFor(42));
  await due();
  expect(await addresses()).toHaveLength(1);
  const stranger = await comeBack(`inna-${zofia.email}`);
  expect(await writes(stranger)).toBeUndefined();
  const back = await comeBack(zofia.email);
  expect(await writes(back)).toBe('account_suspended');
  expect(await addresses()).toEqual([]);

  // Leaving once more does not help either; at its end the suspension is over, and so is what was kept.
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, back.id));
  await leave(await app.make.device(back));
  await due();
  expect(await addresses()).toHaveLength(1);
  app.clock.advance({ days: 14 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  expect(await addresses()).toEqual([]);
  expect(await writes(await comeBack(zofia.email))).toBeUndefined();
});

it('a suspension is kept for a year at most, also when it was to last until further notice', async () => {
  await leave(await suspendedFor(100_000));
  await due();
  const [kept] = await addresses();
  expect(kept?.until.getTime()).toBe(app.clock.now().getTime() + 366 * 86_400_000);
});

it('nothing is kept of a suspension that was over', async () => {
  await leave(await suspendedFor(3));
  await due();
  expect(await addresses()).toEqual([]);
});

it('another address taken before leaving sheds it no more than leaving does', async () => {
  await moveTo(`ucieczka-${zofia.email}`);
  expect(await writes(await comeBack(zofia.email))).toBe('account_suspended');
});

it('what is lifted is lifted from the former address too', async () => {
  await moveTo(`zmiana-${zofia.email}`);
  expect(await addresses()).toMatchObject([{ userId: zofia.id }]);
  await app.call(adminRoutes.unsuspendPerson, {
    as: await app.make.user({ admin: true }),
    params: { person: zofia.publicId },
    body: { reason: 'To była pomyłka.' },
  });
  expect(await addresses()).toEqual([]);
  expect(await writes(await comeBack(zofia.email))).toBeUndefined();
});

it('the former address of who has gone keeps the suspension, and no key of theirs', async () => {
  await leave(await moveTo(`odejscie-${zofia.email}`));
  await due();
  expect((await addresses()).map(({ userId }) => userId)).toEqual([null, null]);
  expect(await writes(await comeBack(zofia.email))).toBe('account_suspended');
});
