import { organisationRoutes as routes } from '@moja-ulica/shared/organisations/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { waitUntilBlocked } from '../../testing/blocked.ts';
import { startTestApp } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { organisations } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

it('is changed from what it was when its turn came, and the log says from what', async () => {
  const [admin, keeper, place] = [await app.make.user({ admin: true }), await app.make.user(), await app.make.place()];
  const about = { description: { pl: 'Spotykamy się w środy.' }, contactUrl: null, contactEmail: null };
  const made = { slug: 'klub', name: 'Klub', kind: 'club' as const, places: [place.slug], keeper: keeper.handle };
  await app.call(routes.createOrganisation, { as: admin, body: { ...made, ...about } });
  const [answer] = await app.platform.db.transaction(async (tx) => {
    await tx.update(organisations).set({ description: { pl: 'W piątki.' } });
    const pending = app.call(routes.updateOrganisation, {
      as: admin,
      params: { organisation: 'klub' },
      body: about,
    });
    await waitUntilBlocked(app.platform.db, 1);
    return [pending];
  });
  expect((await answer).status).toBe(204);
  const rows = await app.platform.db
    .select({ details: auditLog.details })
    .from(auditLog)
    .where(and(eq(auditLog.subject, 'organisation:klub'), eq(auditLog.action, 'organisation.update')));
  expect(rows).toEqual([
    { details: { before: { description: { pl: 'W piątki.' } }, after: { description: about.description } } },
  ]);
  expect(await app.platform.db.select({ description: organisations.description }).from(organisations)).toEqual([
    { description: about.description },
  ]);
});
