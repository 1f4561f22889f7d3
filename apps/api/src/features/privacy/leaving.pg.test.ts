import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { invitationRoutes } from '@moja-ulica/shared/invitations/routes.ts';
import { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import { organisationRoutes } from '@moja-ulica/shared/organisations/routes.ts';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitUntilBlocked } from '../../testing/blocked.ts';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { joinRequests, memberships } from '../estates/tables.ts';
import { hashPassword } from '../identity/index.ts';
import { sessions, users } from '../identity/tables.ts';
import { liaisons } from '../institutions/tables.ts';
import { neighbourInvitations } from '../invitations/tables.ts';
import { photos } from '../media/tables.ts';
import { organisationWriters } from '../organisations/tables.ts';
import { privacyTick } from './jobs.ts';

let app: TestApp;
let admin: TestUser;
let place: TestPlace;
let byApproval: TestPlace;
let leaver: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  place = await app.make.place();
  byApproval = await app.make.place({ joining: 'approval' });
});
afterAll(() => app.close());

/** Their time to think was over that many minutes ago. */
const leaves = (person: TestUser, minutesAgo = 1) =>
  app.platform.db
    .update(users)
    .set({
      leaveAskedAt: app.clock.now(),
      leavesAt: new Date(app.clock.now().getTime() - minutesAgo * 60_000),
      leavePosts: 'keep',
    })
    .where(eq(users.id, person.id));

/** Holds an account's row while `meanwhile` gathers those who wait for it. */
const whileHeld = async (person: TestUser, meanwhile: () => Promise<void>): Promise<void> => {
  await app.platform.db.transaction(async (tx) => {
    await tx.select().from(users).where(eq(users.id, person.id)).for('update');
    await meanwhile();
  });
};

const tick = () => app.platform.jobs.runRepeated(privacyTick);
const isGone = async (...people: readonly TestUser[]): Promise<boolean> =>
  (
    await app.platform.db
      .select({ deletedAt: users.deletedAt })
      .from(users)
      .where(
        inArray(
          users.id,
          people.map(({ id }) => id),
        ),
      )
  ).every(({ deletedAt }) => deletedAt !== null);

beforeEach(async () => {
  leaver = await app.make.user({ memberships: { [place.slug]: ['resident'] }, locale: 'pl' });
});

/** What comes of requests that are made while the erasure of `leaver` waits to begin, and so come right after it. */
const rightAfterTheErasure = async (calls: readonly (() => Promise<{ status: number; body: object | null }>)[]) => {
  await leaves(leaver);
  const pending: Promise<unknown>[] = [];
  const answers: Promise<{ status: number; body: object | null }>[] = [];
  await whileHeld(leaver, async () => {
    pending.push(tick());
    await waitUntilBlocked(app.platform.db, 1);
    answers.push(...calls.map((call) => call()));
    await waitUntilBlocked(app.platform.db, 1 + calls.length);
  });
  await Promise.all(pending);
  const outcomes = (await Promise.all(answers)).map(({ status, body }) =>
    body !== null && 'code' in body ? body.code : status,
  );
  expect(await isGone(leaver)).toBe(true);
  return outcomes;
};

describe('a person whose account ends at this very moment', () => {
  it('is given nothing by others', async () => {
    const institution = await app.make.institution({ places: [place.slug] });
    const asked = await app.call(joinRequestRoutes.ask, {
      as: leaver,
      params: { place: byApproval.slug },
      body: {},
    });
    const organisation = {
      name: 'Klub na rogu',
      kind: 'club' as const,
      description: { pl: 'Spotykamy się w środy.' },
      contactUrl: null,
      contactEmail: null,
      places: [place.slug],
    };
    const keeper = await app.make.user();
    const create = (slug: string, who: TestUser) =>
      app.call(organisationRoutes.createOrganisation, {
        as: admin,
        body: { ...organisation, slug, keeper: who.handle },
      });
    await create('klub-na-rogu', keeper);
    const params = { person: leaver.publicId };
    const outcomes = await rightAfterTheErasure([
      () =>
        app.call(adminRoutes.setPlaceRoles, {
          as: admin,
          params: { ...params, place: place.slug },
          body: { duties: ['moderator'] },
        }),
      () =>
        app.call(adminRoutes.setLiaison, {
          as: admin,
          params: { ...params, institution: institution.slug },
          body: { speaks: true, unit: null },
        }),
      () => app.call(adminRoutes.setAdmin, { as: admin, params, body: { admin: true } }),
      () =>
        app.call(organisationRoutes.inviteWriter, {
          as: admin,
          params: { organisation: 'klub-na-rogu', handle: leaver.handle },
          body: { keeper: false },
        }),
      () => create('klub-obok', leaver),
      () =>
        app.call(joinRequestRoutes.approve, {
          as: admin,
          params: { place: byApproval.slug, request: asked.body.id },
        }),
    ]);
    expect(outcomes).toEqual([
      'person_not_found',
      'person_not_found',
      'person_not_found',
      'person_not_found',
      'person_not_found',
      'join_request_not_found',
    ]);
    await app.drain();
    const { db } = app.platform;
    expect(await db.select().from(memberships).where(eq(memberships.userId, leaver.id))).toEqual([]);
    expect(await db.select().from(liaisons).where(eq(liaisons.userId, leaver.id))).toEqual([]);
    expect(await db.select().from(organisationWriters).where(eq(organisationWriters.userId, leaver.id))).toEqual([]);
    expect(await db.select().from(users).where(eq(users.id, leaver.id))).toMatchObject([{ admin: false }]);
  });

  it('takes nothing themselves', async () => {
    const other = await app.make.place();
    const outcomes = await rightAfterTheErasure([
      () => app.call(estateRoutes.join, { as: leaver, params: { place: other.slug }, body: { home: false } }),
      () => app.call(joinRequestRoutes.ask, { as: leaver, params: { place: byApproval.slug }, body: {} }),
      () => app.call(invitationRoutes.makeInvitation, { as: leaver, params: { place: place.slug } }),
    ]);
    expect(outcomes).toEqual(['session_ended', 'session_ended', 'session_ended']);
    await app.drain();
    const { db } = app.platform;
    expect(await db.select().from(memberships).where(eq(memberships.userId, leaver.id))).toEqual([]);
    expect(await db.select().from(joinRequests).where(eq(joinRequests.userId, leaver.id))).toEqual([]);
    expect(await db.select().from(neighbourInvitations).where(eq(neighbourInvitations.inviterId, leaver.id))).toEqual(
      [],
    );
  });

  it('gets in no more, neither with the right password nor with the right code', async () => {
    const password = 'zielony rower na balkonie';
    await app.platform.db
      .update(users)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(users.id, leaver.id));
    const { email } = leaver;
    await app.call(identityRoutes.requestCode, { body: { email } });
    await app.drain();
    const code = /\b\d{6}\b/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[0] ?? '';
    const outcomes = await rightAfterTheErasure([
      () => app.call(identityRoutes.signInWithPassword, { body: { email, password } }),
      () => app.call(identityRoutes.signInWithCode, { body: { email, code } }),
    ]);
    expect(outcomes).toEqual(['invalid_credentials', 'code_invalid']);
    await app.drain();
    expect(await app.platform.db.select().from(sessions).where(eq(sessions.userId, leaver.id))).toEqual([]);
  });

  it('keeps no photo that was on its way', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const outcomes = await rightAfterTheErasure([() => app.call(mediaRoutes.setPhoto, { as: leaver, body: picture })]);
    expect(outcomes).toEqual(['session_ended']);
    await app.drain();
    expect(await app.platform.db.select().from(photos).where(eq(photos.userId, leaver.id))).toEqual([]);
  });

  it('takes no role that a link in their mail offers', async () => {
    const { email } = leaver;
    await app.call(adminRoutes.invite, { as: admin, body: { email, role: 'moderator', place: place.slug } });
    await app.drain();
    const token = /zaproszenie#([A-Za-z0-9_-]+)/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[1] ?? '';
    const outcomes = await rightAfterTheErasure([
      () => app.call(adminRoutes.acceptInvitation, { as: leaver, body: { token } }),
    ]);
    expect(outcomes).toEqual(['session_ended']);
    await app.drain();
    expect(await app.platform.db.select().from(memberships).where(eq(memberships.userId, leaver.id))).toEqual([]);
  });
});

it('lets two administrators leave at once, who do not wait for each other in a circle', async () => {
  const [one, other] = [await app.make.user({ admin: true }), await app.make.user({ admin: true })];
  await leaves(one, 1);
  const ticks: Promise<void>[] = [];
  // The first of all administrators: whoever asks for all of them waits here, with what they hold already.
  await whileHeld(admin, async () => {
    ticks.push(tick());
    await waitUntilBlocked(app.platform.db, 1);
    // Longest over: another instance begins with this one.
    await leaves(other, 2);
    ticks.push(tick());
    await waitUntilBlocked(app.platform.db, 2);
  });
  await Promise.all(ticks);
  expect(await isGone(one, other)).toBe(true);
});
