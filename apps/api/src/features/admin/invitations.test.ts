import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startTestApp,
  type TestApp,
  type TestInstitution,
  type TestPlace,
  type TestUser,
} from '../../testing/index.ts';
import { users } from '../identity/tables.ts';
import { auditLog } from '../moderation/tables.ts';
import { staffInvitations } from './tables.ts';

let app: TestApp;
let admin: TestUser;
let second: TestUser;
let bema: TestPlace;
let council: TestInstitution;
let count = 0;
let email = '';
beforeAll(async () => {
  app = await startTestApp();
  bema = await app.make.place();
  council = await app.make.institution({ places: [bema.slug] });
});
beforeEach(async () => {
  await app.platform.db.update(users).set({ admin: false });
  admin = await app.make.user({ admin: true, displayName: 'Joanna Sowa' });
  second = await app.make.user({ admin: true, locale: 'en' });
  count += 1;
  email = `zaproszenie-${String(count)}@example.org`;
});
afterAll(() => app.close());

const invite = (body: Parameters<typeof app.call<typeof routes.invite>>[1]['body'], as = admin) =>
  app.call(routes.invite, { as, body });
const asModerator = () => invite({ email, role: 'moderator', place: bema.slug });

const mailsTo = async (to: string) => {
  await app.drain();
  return app.mailbox.to(to);
};
/** What stands behind `#` in the newest mail. */
const linkOf = async (to: string): Promise<string> =>
  /zaproszenie#([A-Za-z0-9_-]+)/.exec((await mailsTo(to)).at(-1)?.text ?? '')?.[1] ?? '';
const accept = (as: TestUser, token: string) => app.call(routes.acceptInvitation, { as, body: { token } });
const look = (as: TestUser | null, token: string) => app.call(routes.lookAtInvitation, { as, body: { token } });
const codeOf = ({ status, body }: { status: number; body: { code?: string | undefined } | null }) =>
  body?.code ?? status;

describe('an invitation', () => {
  it('is mailed to its address, and all administrators are told', async () => {
    const { status, body } = await asModerator();
    expect([status, body]).toMatchObject([
      201,
      { email, role: 'moderator', place: { slug: bema.slug }, expired: false },
    ]);
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain('Joanna Sowa zaprasza Cię');
    expect(mail?.text).toContain(`http://localhost:3140/zaproszenie#`);
    expect((await mailsTo(admin.email)).at(-1)?.text).toContain(email);
    expect((await mailsTo(second.email)).at(-1)?.text).toContain(`invites the person with the address ${email}`);
  });

  it('keeps its link as a hash, and is in the audit log without the address', async () => {
    await asModerator();
    const token = await linkOf(email);
    expect(token).toHaveLength(43);
    const [row] = await app.platform.db.select().from(staffInvitations).where(eq(staffInvitations.email, email));
    expect(Buffer.from(row?.tokenHash ?? []).toString('base64url')).not.toContain(token);
    const [act] = await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(act).toMatchObject({ action: 'invitation.create', placeId: bema.id, actorId: admin.id });
    expect(JSON.stringify([act?.subject, act?.details])).not.toContain(email);
  });

  it('can be looked at by anybody who holds it, as often as they like', async () => {
    await asModerator();
    const token = await linkOf(email);
    const jan = await app.make.user({ email });
    const offer = { role: 'moderator', place: { slug: bema.slug, name: bema.name }, email, invitedBy: 'Joanna Sowa' };
    expect((await look(null, token)).body).toMatchObject({ ...offer, mine: false });
    expect((await look(admin, token)).body).toMatchObject({ ...offer, mine: false });
    expect((await look(jan, token)).body).toMatchObject({ ...offer, mine: true });
    expect((await accept(jan, token)).status).toBe(200);
  });

  it.each([
    ['animator', () => ({ place: bema.slug })],
    ['moderator', () => ({ place: bema.slug })],
    ['liaison', () => ({ institution: council.slug, unit: 'Wydział Dróg' })],
    ['admin', () => ({})],
  ] as const)('to be %s gives that role, once', async (role, where) => {
    await invite({ email, role, ...where() });
    const token = await linkOf(email);
    const jan = await app.make.user({ email });
    const socket = await app.socket(jan);
    const { status, body } = await accept(jan, token);
    expect(status).toBe(200);
    expect(body).toMatchObject(
      role === 'admin'
        ? { admin: true }
        : role === 'liaison'
          ? { liaisonFor: [{ institution: council.slug }] }
          : { memberships: [{ place: bema.slug, roles: [role] }] },
    );
    await socket.disconnected;
    // The second press of the button is no fault of anybody's; for the others the link is over.
    expect((await accept(jan, token)).status).toBe(200);
    expect(codeOf(await accept(await app.make.user(), token))).toBe('invitation_invalid');
    expect(codeOf(await look(jan, token))).toBe('invitation_invalid');
    const acts = await app.platform.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `user:${jan.publicId}`));
    expect(acts).toMatchObject([{ action: 'invitation.accept', actorId: jan.id, details: { role } }]);
    expect((await mailsTo(second.email)).at(-1)?.subject).toContain('Invitation accepted');
  });

  it('leaves the other roles as they are', async () => {
    await asModerator();
    const jan = await app.make.user({ email, memberships: { [bema.slug]: ['resident', 'animator'] } });
    expect((await accept(jan, await linkOf(email))).body).toMatchObject({
      memberships: [{ roles: ['resident', 'animator', 'moderator'] }],
    });
  });

  it('is accepted by whoever opened an account with its address', async () => {
    await asModerator();
    const token = await linkOf(email);
    await app.call(identityRoutes.register, {
      body: { email, displayName: 'Ewa Nowa', homePlace: bema.slug, locale: 'pl', acceptedRules: true },
    });
    const code = /\b\d{6}\b/.exec((await mailsTo(email)).at(-1)?.subject ?? '')?.[0] ?? '';
    const { body } = await app.call(identityRoutes.confirmEmail, { body: { email, code } });
    if (!('accessToken' in body)) throw new Error(JSON.stringify(body));
    const as = { token: body.accessToken };
    expect((await app.call(routes.acceptInvitation, { as, body: { token } })).status).toBe(200);
    expect((await app.call(moderationRoutes.listCases, { as })).status).toBe(200);
  });

  it('is sent once for an Idempotency-Key, and once while it is open', async () => {
    const idempotencyKey = 'zaproszenie-0001';
    const body = { email, role: 'moderator', place: bema.slug } as const;
    const first = await app.call(routes.invite, { as: admin, body, key: idempotencyKey });
    const again = await app.call(routes.invite, { as: admin, body, key: idempotencyKey });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(codeOf(await asModerator())).toBe('invitation_open');
    expect((await invite({ email, role: 'animator', place: bema.slug })).status).toBe(201);
  });
});

describe('no role comes of an invitation', () => {
  it('that was never made', async () => {
    const jan = await app.make.user();
    expect(codeOf(await accept(jan, 'zmyslony-token-zmyslony-token'))).toBe('invitation_invalid');
    expect(codeOf(await look(null, 'zmyslony-token-zmyslony-token'))).toBe('invitation_invalid');
  });

  it('to somebody else', async () => {
    await asModerator();
    const token = await linkOf(email);
    const thief = await app.make.user();
    expect(codeOf(await accept(thief, token))).toBe('invitation_for_another');
    expect((await app.call(identityRoutes.me, { as: thief })).body).toMatchObject({ memberships: [] });
    // Nothing was used up by it.
    expect((await accept(await app.make.user({ email }), token)).status).toBe(200);
  });

  it('whose address the account has not confirmed, or for somebody suspended', async () => {
    await asModerator();
    const token = await linkOf(email);
    const claims = await app.make.user({ email, confirmed: false });
    expect(codeOf(await accept(claims, token))).toBe('email_unconfirmed');
    expect((await look(claims, token)).body).toMatchObject({ mine: false });
    expect(codeOf(await accept(await app.make.user({ suspended: true }), token))).toBe('account_suspended');
  });

  it('of eight days ago, until it is sent again; the old link stays closed', async () => {
    const { body } = await asModerator();
    const old = await linkOf(email);
    const jan = await app.make.user({ email });
    app.clock.advance({ hours: 7 * 24 });
    expect(codeOf(await look(jan, old))).toBe('invitation_invalid');
    expect(codeOf(await accept(jan, old))).toBe('invitation_invalid');
    const list = await app.call(routes.listInvitations, { as: admin });
    expect('items' in list.body && list.body.items.find((each) => each.email === email)).toMatchObject({
      expired: true,
    });

    const invitation = 'id' in body ? body.id : '';
    const sent = await app.call(routes.resendInvitation, { as: admin, params: { invitation }, body: {} });
    expect(sent.body).toMatchObject({ expired: false });
    expect(codeOf(await accept(jan, old))).toBe('invitation_invalid');
    expect((await accept(jan, await linkOf(email))).status).toBe(200);
    expect(codeOf(await app.call(routes.resendInvitation, { as: admin, params: { invitation }, body: {} }))).toBe(
      'invitation_not_found',
    );
  });

  it('that was withdrawn', async () => {
    const { body } = await asModerator();
    const invitation = 'id' in body ? body.id : '';
    const revoke = () => app.call(routes.revokeInvitation, { as: admin, params: { invitation } });
    expect((await revoke()).status).toBe(204);
    expect(codeOf(await revoke())).toBe('invitation_not_found');
    expect(codeOf(await accept(await app.make.user({ email }), await linkOf(email)))).toBe('invitation_invalid');
  });

  it('of an administrator who is suspended', async () => {
    await asModerator();
    const token = await linkOf(email);
    const suspendedUntil = new Date(app.clock.now().getTime() + 86_400_000);
    await app.platform.db.update(users).set({ suspendedUntil }).where(eq(users.id, admin.id));
    const jan = await app.make.user({ email });
    expect(codeOf(await look(jan, token))).toBe('invitation_invalid');
    expect(codeOf(await accept(jan, token))).toBe('invitation_invalid');
    await app.platform.db.update(users).set({ suspendedUntil: app.clock.now() }).where(eq(users.id, admin.id));
    expect((await accept(jan, token)).status).toBe(200);
  });

  it('of an administrator who is none any more', async () => {
    await asModerator();
    const token = await linkOf(email);
    await app.platform.db.update(users).set({ admin: false }).where(eq(users.id, admin.id));
    const jan = await app.make.user({ email });
    expect(codeOf(await look(jan, token))).toBe('invitation_invalid');
    expect(codeOf(await accept(jan, token))).toBe('invitation_invalid');
  });
});

it.each([
  ['a moderator of no place', { role: 'moderator' }],
  ['an administrator of a place', { role: 'admin', place: 'bema' }],
  ['a liaison of no institution', { role: 'liaison' }],
] as const)('refuses %s', async (_what, body) => {
  expect(codeOf(await invite({ email, ...body }))).toBe('invalid_input');
});

it('forgets an invitation thirty days after its end', async () => {
  const { db, jobs } = app.platform;
  const kept = async () => (await db.select().from(staffInvitations).where(eq(staffInvitations.email, email))).length;
  const cleanUp = () => jobs.runRepeated('admin.clean-up');
  await asModerator();
  app.clock.advance({ hours: 37 * 24 });
  await cleanUp();
  expect(await kept()).toBe(1);
  app.clock.advance({ seconds: 1 });
  await cleanUp();
  expect(await kept()).toBe(0);
});
