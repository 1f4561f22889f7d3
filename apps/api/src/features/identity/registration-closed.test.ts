import { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { places } from '../estates/tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

describe('where no estate is open', () => {
  const register = async (email: string, home: { readonly homePlace: string; readonly joinNote?: string }) => {
    const body = { email, displayName: 'Halina W.', locale: 'pl', acceptedRules: true, ...home } as const;
    expect((await app.call(identityRoutes.register, { body })).status).toBe(202);
    await app.drain();
  };
  const confirm = (email: string) => {
    const code = /\b\d{6}\b/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[0] ?? '';
    return app.call(identityRoutes.confirmEmail, { body: { email, code } });
  };

  test('one has an account, and the moderators have the request with its note; let in, one is at home', async () => {
    const place = await app.make.place({ joining: 'approval', visibility: 'members' });
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    await register('z-prosba@poczta.example', { homePlace: place.slug, joinNote: '  Mieszkam tu od maja.\r\n' });
    const { status, body } = await confirm('z-prosba@poczta.example');
    expect(status).toBe(200);
    expect(body.me.memberships).toEqual([]);
    const params = { place: place.slug };
    const waiting = await app.call(joinRequestRoutes.list, { as: moderator, params });
    expect(waiting.body.items).toMatchObject([
      { note: 'Mieszkam tu od maja.', person: { handle: body.me.handle, displayName: 'Halina W.' } },
    ]);
    const as = { token: body.accessToken };
    expect((await app.call(joinRequestRoutes.own, { as })).body.items).toMatchObject([{ state: 'open' }]);

    const bell = await app.call(notificationRoutes.listNotifications, { as: moderator });
    expect(bell.body.items).toMatchObject([{ kind: 'join_asked', askedPlace: { slug: place.slug } }]);

    const request = waiting.body.items[0]?.id ?? '';
    await app.call(joinRequestRoutes.approve, { as: moderator, params: { ...params, request } });
    expect((await app.call(identityRoutes.me, { as })).body.memberships).toMatchObject([
      { place: place.slug, home: true, roles: ['resident'], verified: false },
    ]);
  });

  test('one has an account without an estate, and comes in with a code from the stairwell', async () => {
    const place = await app.make.place({ joining: 'code' });
    const admin = await app.make.user({ admin: true });
    await register('z-kodem@poczta.example', { homePlace: place.slug });
    const { body } = await confirm('z-kodem@poczta.example');
    expect(body.me.memberships).toEqual([]);
    const as = { token: body.accessToken };
    expect((await app.call(joinRequestRoutes.own, { as })).body.items).toEqual([]);
    const made = await app.call(stairwellRoutes.createCode, {
      as: admin,
      params: { place: place.slug },
      body: { label: 'klatka B', maxUses: 3, days: 3 },
    });
    const joined = await app.call(stairwellRoutes.joinByCode, { as, body: { stairwellCode: made.body.code } });
    expect(joined.body.me.memberships).toMatchObject([{ place: place.slug, home: true, verified: true }]);
  });

  test('how people join is asked when the code comes back', async () => {
    const place = await app.make.place({ joining: 'open' });
    await register('spozniona@poczta.example', { homePlace: place.slug });
    await app.platform.db.update(places).set({ joining: 'code' }).where(eq(places.id, place.id));
    expect((await confirm('spozniona@poczta.example')).body.me?.memberships).toEqual([]);
  });
});
