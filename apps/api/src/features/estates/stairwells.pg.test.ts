import { stairwellRoutes as routes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { memberships, places, stairwellCodes } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

test('of 50 people at once exactly as many join as the code is for', async () => {
  const bema = await app.make.place({ joining: 'code' });
  const { body: made } = await app.call(routes.createCode, {
    as: await app.make.user({ admin: true }),
    params: { place: bema.slug },
    body: { label: 'klatka B', maxUses: 5, days: 7 },
  });
  const people: TestUser[] = [];
  for (let number = 0; number < 50; number += 1) people.push(await app.make.user());
  const answers = await Promise.all(
    people.map((as) => app.call(routes.joinByCode, { as, body: { stairwellCode: made.code } })),
  );
  const outcomes = answers.map(({ status, body }) => body.code ?? status);
  expect(outcomes.filter((outcome) => outcome === 200)).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'stairwell_code_used_up')).toHaveLength(45);
  const { db } = app.platform;
  const [code] = await db.select().from(stairwellCodes).where(eq(stairwellCodes.code, made.code));
  const [place] = await db.select().from(places).where(eq(places.id, bema.id));
  const neighbours = await db
    .select()
    .from(memberships)
    .where(and(eq(memberships.placeId, bema.id), eq(memberships.verified, true)));
  expect([code?.uses, place?.memberCount, neighbours.length]).toEqual([5, 5, 5]);
});
