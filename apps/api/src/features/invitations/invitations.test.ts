import { randomUUID } from 'node:crypto';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import { invitationRoutes as routes } from '@moja-ulica/shared/invitations/routes.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { memberships } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { invitationsData } from './own-data.ts';
import { neighbourInvitations } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const make = async (person: TestUser, place: TestPlace) =>
  (await app.call(routes.makeInvitation, { as: person, params: { place: place.slug } })).body;
const look = (invitation: string, as: TestUser | null = null) =>
  app.call(routes.invitation, { as, params: { invitation } });
const accept = (invitation: string, as: TestUser) => app.call(routes.acceptInvitation, { as, params: { invitation } });

let bema: TestPlace;
let jan: TestUser;
beforeAll(async () => {
  bema = await app.make.place();
});
const resident = (place: TestPlace = bema) => app.make.user({ memberships: { [place.slug]: ['resident'] } });

describe('a link', () => {
  it('is one for a person and an estate, given again while it holds', async () => {
    jan = await resident();
    const first = await make(jan, bema);
    expect(first).toMatchObject({ uses: 0, maxUses: limits.maxUses });
    expect(await make(jan, bema)).toEqual(first);
    const own = await app.call(routes.ownInvitation, { as: jan, params: { place: bema.slug } });
    expect(own.body.invitation).toEqual(first);
    const other = await make(await resident(), bema);
    expect(other.token).not.toBe(first.token);
  });

  it('is one also for who asks twice at once', async () => {
    const ewa = await resident();
    const [one, other] = await Promise.all([make(ewa, bema), make(ewa, bema)]);
    expect(one.token).toBe(other.token);
    expect((await look(one.token)).status).toBe(200);
  });

  it('says who invites where, and whether one is there already', async () => {
    const { token } = await make(jan, bema);
    expect((await look(token)).body).toMatchObject({
      place: { slug: bema.slug, name: bema.name },
      joining: 'open',
      inviter: { handle: jan.handle, displayName: jan.displayName },
      member: false,
    });
    expect((await look(token, await resident())).body.member).toBe(true);
    expect(JSON.stringify((await look(token)).body)).not.toContain('@');
  });

  it('leads in, once for a person, and makes a home of it for who has none', async () => {
    const { token } = await make(jan, bema);
    const newcomer = await app.make.user();
    const { status, body } = await accept(token, newcomer);
    expect([status, body.memberships]).toEqual([
      200,
      [{ place: bema.slug, home: true, roles: ['resident'], verified: false }],
    ]);
    expect((await accept(token, newcomer)).status).toBe(200);
    expect((await accept(token, await resident())).status).toBe(200);
    expect((await make(jan, bema)).uses).toBe(1);
    const elsewhere = await app.make.place();
    const settled = await resident(elsewhere);
    const home = (await accept(token, settled)).body.memberships?.find((one) => one.home);
    expect(home?.place).toBe(elsewhere.slug);
  });

  it('is not used up by one who comes and goes', async () => {
    const { token } = await make(jan, bema);
    const uses = async () =>
      (await app.call(routes.ownInvitation, { as: jan, params: { place: bema.slug } })).body.invitation?.uses ?? 0;
    const before = await uses();
    const ala = await app.make.user();
    const statuses = await Promise.all(Array.from({ length: 4 }, async () => (await accept(token, ala)).status));
    expect([statuses, await uses()]).toEqual([[200, 200, 200, 200], before + 1]);
    for (let again = 1; again < limits.joinsPerDay; again += 1) {
      await app.call(estateRoutes.leave, { as: ala, params: { place: bema.slug } });
      expect((await accept(token, ala)).status).toBe(200);
    }
    await app.call(estateRoutes.leave, { as: ala, params: { place: bema.slug } });
    expect((await accept(token, ala)).body.code).toBe('too_many_requests');
    expect(await uses()).toBe(before + limits.joinsPerDay);
  });

  it('opens no estate that is not open', async () => {
    for (const joining of ['code', 'approval'] as const) {
      const shut = await app.make.place({ joining });
      const member = await resident(shut);
      const { token } = await make(member, shut);
      expect((await look(token)).body.joining).toBe(joining);
      const { status, body } = await accept(token, await app.make.user());
      expect([status, body.code]).toEqual([403, 'joining_not_open']);
    }
  });

  it('lets so many in and not one more, and a new one can be made then', async () => {
    const member = await resident();
    const { token } = await make(member, bema);
    await app.platform.db
      .update(neighbourInvitations)
      .set({ uses: limits.maxUses - 1 })
      .where(eq(neighbourInvitations.token, token));
    const rivals = await Promise.all([app.make.user(), app.make.user()]);
    const answers = await Promise.all(rivals.map((person) => accept(token, person)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect((await look(token)).body.code).toBe('invitation_ended');
    const next = await make(member, bema);
    expect([next.uses, next.token === token]).toEqual([0, false]);
    // Who came too late has not joined.
    const late = rivals[answers.findIndex(({ status }) => status === 404)];
    const rows = await app.platform.db
      .select()
      .from(memberships)
      .where(eq(memberships.userId, late?.id ?? 0n));
    expect(rows).toEqual([]);
  });
});

describe('a link ends', () => {
  const ended = async (token: string) => {
    const { status, body } = await look(token);
    expect([status, body.code]).toEqual([404, 'invitation_ended']);
    expect((await accept(token, await app.make.user())).status).toBe(404);
  };

  it('when it is taken back, repeatably', async () => {
    const member = await resident();
    const { token } = await make(member, bema);
    for (let times = 0; times < 2; times += 1) {
      const { status } = await app.call(routes.withdrawInvitation, { as: member, params: { place: bema.slug } });
      expect(status).toBe(204);
    }
    await ended(token);
  });

  it('when its author leaves, is suspended or is gone', async () => {
    const { db, clock } = app.platform;
    const [leaver, suspended, gone] = await Promise.all([resident(), resident(), resident()]);
    const [one, two, three] = await Promise.all([make(leaver, bema), make(suspended, bema), make(gone, bema)]);
    await app.call(estateRoutes.leave, { as: leaver, params: { place: bema.slug } });
    const until = new Date(clock.now().getTime() + 86_400_000);
    await db.update(users).set({ suspendedUntil: until }).where(eq(users.id, suspended.id));
    await db.update(users).set({ deletedAt: clock.now() }).where(eq(users.id, gone.id));
    for (const { token } of [one, two, three]) await ended(token);
  });

  it('with the person who leaves the forum', async () => {
    const leaver = await resident();
    const { token } = await make(leaver, bema);
    for (const { erase } of invitationsData.erasers) {
      await app.platform.db.transaction((tx) => erase(tx, { ...leaver, posts: 'keep' }, 0n));
    }
    await ended(token);
  });

  it('after its days, and is forgotten', async () => {
    const { token } = await make(await resident(), bema);
    app.clock.advance({ days: limits.days });
    await ended(token);
    await app.platform.jobs.runRepeated('invitations.clean-up');
    const left = await app.platform.db.select().from(neighbourInvitations).where(eq(neighbourInvitations.token, token));
    expect(left).toEqual([]);
  });
});

it('no more than so many are made in a day', async () => {
  const member = await resident();
  for (let times = 0; times < limits.madePerDay; times += 1) {
    await make(member, bema);
    await app.call(routes.withdrawInvitation, { as: member, params: { place: bema.slug } });
  }
  const { status, body } = await app.call(routes.makeInvitation, { as: member, params: { place: bema.slug } });
  expect([status, body.code]).toEqual([429, 'too_many_requests']);
});

it('leads to no city', async () => {
  const city = await app.make.place({ kind: 'city' });
  const { status, body } = await app.call(routes.makeInvitation, { as: jan, params: { place: city.slug } });
  expect([status, body.code]).toEqual([403, 'not_a_member']);
});

describe('who opens an account by a link', () => {
  const register = async (homePlace: string, invitation: string): Promise<void> => {
    const email = `${randomUUID()}@przyklad.example`;
    const body = { email, displayName: 'Zofia N.', homePlace, locale: 'pl', acceptedRules: true, invitation } as const;
    expect((await app.call(identityRoutes.register, { body })).status).toBe(202);
    await app.drain();
    const code = /\d{6}/.exec(app.mailbox.to(email)[0]?.subject ?? '')?.[0] ?? '';
    const confirmed = await app.call(identityRoutes.confirmEmail, { body: { email, code } });
    expect([confirmed.status, confirmed.body.me?.memberships.map(({ place }) => place)]).toEqual([200, [homePlace]]);
  };

  it('is one who joined by it, in the estate of the link alone', async () => {
    const [inviter, other] = [await resident(), await app.make.place()];
    const { token } = await make(inviter, bema);
    await register(bema.slug, token);
    await register(other.slug, token);
    expect(await make(inviter, bema)).toMatchObject({ token, uses: 1 });
  });

  it('comes in all the same when the link has ended meanwhile', async () => {
    const inviter = await resident();
    const { token } = await make(inviter, bema);
    await app.call(routes.withdrawInvitation, { as: inviter, params: { place: bema.slug } });
    await register(bema.slug, token);
  });
});
