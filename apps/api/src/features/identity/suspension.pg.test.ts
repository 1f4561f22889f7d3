import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { Profile } from '@moja-ulica/shared/identity/schema.ts';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { waitUntilBlocked } from '../../testing/blocked.ts';
import { startTestApp } from '../../testing/index.ts';
import { memberships } from '../estates/tables.ts';
import { users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

it('what somebody asks for while they are being suspended comes after it, and is refused', async () => {
  const { db } = app.platform;
  const [open, byApproval, byCode] = [
    await app.make.place(),
    await app.make.place({ joining: 'approval' }),
    await app.make.place({ joining: 'code' }),
  ];
  const admin = await app.make.user({ admin: true });
  const jan = await app.make.user();
  const { publicId: person, email } = jan;
  const code = await app.call(stairwellRoutes.createCode, {
    as: admin,
    params: { place: byCode.slug },
    body: { label: 'klatka B', maxUses: 5, days: 7 },
  });
  await app.call(adminRoutes.invite, { as: admin, body: { email, role: 'admin' } });
  await app.drain();
  const token = /zaproszenie#([A-Za-z0-9_-]+)/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  const profile: Profile = { bio: 'Nowe', hereSince: null, canHelpWith: null, languages: [], shownTo: 'neighbours' };

  const asked = await db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, jan.id)).for('update');
    const body = { days: 7 as const, reason: 'Konto mogło zostać przejęte.' };
    const suspended = app.call(adminRoutes.suspendPerson, { as: admin, params: { person }, body });
    await waitUntilBlocked(app.platform.db, 1);
    const acts = [
      app.call(adminRoutes.acceptInvitation, { as: jan, body: { token } }),
      app.call(identityRoutes.changeName, { as: jan, body: { displayName: 'Jan Nowy' } }),
      app.call(identityRoutes.updateProfile, { as: jan, body: profile }),
      app.call(estateRoutes.join, { as: jan, params: { place: open.slug }, body: { home: false } }),
      app.call(joinRequestRoutes.ask, { as: jan, params: { place: byApproval.slug }, body: {} }),
      app.call(stairwellRoutes.joinByCode, { as: jan, body: { stairwellCode: code.body.code } }),
    ];
    await waitUntilBlocked(app.platform.db, 1 + acts.length);
    return { suspended, acts };
  });
  expect((await asked.suspended).status).toBe(200);
  const refusals = (await Promise.all(asked.acts)).map(({ body }) => body.code);
  // The first waits for more than the account, and finds the session ended.
  expect(refusals).toEqual(['session_ended', ...asked.acts.slice(1).map(() => 'account_suspended')]);
  const [now] = await db
    .select({ admin: users.admin, name: users.displayName, bio: users.bio })
    .from(users)
    .where(eq(users.id, jan.id));
  expect(now).toEqual({ admin: false, name: jan.displayName, bio: null });
  expect(await db.select().from(memberships).where(eq(memberships.userId, jan.id))).toEqual([]);
});
