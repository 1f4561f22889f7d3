import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { endSessions } from '../../identity/index.ts';
import { createLoadAsker } from '../../institutions/index.ts';
import { createReadSettings } from '../../site/index.ts';
import { auditLog } from '../tables.ts';
import { suspendPerson } from './suspend-person.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const callerOf = ({ publicId, sessionId }: TestUser) => ({ userId: publicId, sessionId });

const suspend = (as: TestUser, person: string) =>
  suspendPerson(
    { platform: app.platform, loadAsker: createLoadAsker(app.clock, createReadSettings(app.platform)) },
    {
      caller: callerOf(as),
      person,
      until: new Date(app.clock.now().getTime() + 86_400_000),
      reason: 'Groźby.',
      tell: async () => {},
    },
  );

const statusOfMe = async (as: TestUser): Promise<number> => (await app.call(identityRoutes.me, { as })).status;

it('counts from the next request, cuts the sockets, and is in the audit log', async () => {
  const place = await app.make.place();
  const [admin, jan, ola] = [
    await app.make.user({ admin: true }),
    await app.make.user({ memberships: { [place.slug]: ['resident'] } }),
    await app.make.user(),
  ];
  const [cut, other] = [await app.socket(jan), await app.socket(ola)];
  await suspend(admin, jan.publicId);
  expect((await app.call(identityRoutes.me, { as: jan })).body).toMatchObject({ code: 'session_ended' });
  await cut.disconnected;
  expect(cut.received('session.ended')).toHaveLength(1);
  await expect(app.socket(jan)).rejects.toThrow('session_ended');
  expect(other.client.connected).toBe(true);
  expect(await statusOfMe(ola)).toBe(200);

  const rows = await app.platform.db.select().from(auditLog);
  expect(rows).toEqual([
    expect.objectContaining({
      actorId: admin.id,
      placeId: null,
      action: 'person.suspend',
      subject: `user:${jan.publicId}`,
      details: { until: expect.any(String) as unknown, reason: 'Groźby.' },
    }),
  ]);
});

it('leaves the person to sign in again and read, but not write', async () => {
  const place = await app.make.place();
  const [admin, jan] = [
    await app.make.user({ admin: true }),
    await app.make.user({ memberships: { [place.slug]: ['resident'] } }),
  ];
  const thread = await app.make.thread({ place: place.slug, author: jan });
  await suspend(admin, jan.publicId);
  const again = await app.make.device(jan);
  const params = { thread: thread.publicId };
  expect((await app.call(threadRoutes.threadPage, { as: again, params: { ...params, page: 1 } })).status).toBe(200);
  const reply = await app.call(threadRoutes.createReply, { as: again, params, body: { body: 'A jednak.' } });
  expect(reply).toMatchObject({ status: 403, body: { code: 'account_suspended' } });
});

it('is refused to anybody else, of oneself and of nobody, and then changes nothing', async () => {
  const place = await app.make.place();
  const [admin, moderator, jan] = [
    await app.make.user({ admin: true }),
    await app.make.user({ memberships: { [place.slug]: ['moderator'] } }),
    await app.make.user(),
  ];
  await expect(suspend(moderator, jan.publicId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(suspend(admin, admin.publicId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(suspend(admin, 'zzzzzzzzzzzz')).rejects.toMatchObject({ code: 'not_found' });
  expect([await statusOfMe(jan), await statusOfMe(admin)]).toEqual([200, 200]);
});

it('ends all sessions but the one that it is said to leave', async () => {
  const jan = await app.make.user();
  const phone = await app.make.device(jan);
  const [here, there] = [await app.socket(jan), await app.socket(phone)];
  await app.platform.db.transaction((tx) =>
    endSessions(app.platform, tx, { user: jan, except: jan.sessionId, reason: 'signed_out' }),
  );
  await there.disconnected;
  expect([await statusOfMe(jan), await statusOfMe(phone)]).toEqual([200, 401]);
  expect(here.client.connected).toBe(true);
});
