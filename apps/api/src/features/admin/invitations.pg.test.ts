import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('an invitation that is accepted several times at once is accepted once, and nobody is told of a failure', async () => {
  const place = await app.make.place();
  const admin = await app.make.user({ admin: true });
  const ewa = await app.make.user();
  await app.call(routes.invite, { as: admin, body: { email: ewa.email, role: 'moderator', place: place.slug } });
  await app.drain();
  const token = /zaproszenie#([A-Za-z0-9_-]+)/.exec(app.mailbox.to(ewa.email).at(-1)?.text ?? '')?.[1] ?? '';
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => app.call(routes.acceptInvitation, { as: ewa, body: { token } })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const accepted = and(eq(auditLog.action, 'invitation.accept'), eq(auditLog.actorId, ewa.id));
  expect(await app.platform.db.select({ id: auditLog.id }).from(auditLog).where(accepted)).toHaveLength(1);
});
