import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { users } from '../identity/tables.ts';
import { and, eq, isNull } from 'drizzle-orm';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('leaves one administrator when all take the role from each other at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const admins = await Promise.all([0, 1, 2, 3].map(() => app.make.user({ admin: true })));
    const answers = await Promise.all(
      admins.map((as, at) =>
        app.call(routes.setAdmin, {
          as,
          params: { person: admins[(at + 1) % admins.length]?.publicId ?? '' },
          body: { admin: false },
        }),
      ),
    );
    const codes = answers.map(({ status, body }) => ('code' in body ? body.code : status));
    const left = await app.platform.db.select().from(users).where(eq(users.admin, true));
    expect(left.length, codes.join()).toBeGreaterThanOrEqual(1);
    expect(codes.filter((code) => ![200, 'forbidden', 'last_admin'].includes(code))).toEqual([]);
    await app.platform.db.update(users).set({ admin: false });
  }
});

it('leaves one of two administrators who suspend each other at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await app.make.user({ admin: true }), await app.make.user({ admin: true })];
    const suspend = (as: TestUser, { publicId }: TestUser) =>
      app.call(routes.suspendPerson, {
        as,
        params: { person: publicId },
        body: { days: null, reason: 'Konto mogło zostać przejęte.' },
      });
    await Promise.all([suspend(one, other), suspend(other, one)]);
    const left = await app.platform.db
      .select()
      .from(users)
      .where(and(eq(users.admin, true), isNull(users.suspendedUntil)));
    expect(left).toHaveLength(1);
    await app.platform.db.update(users).set({ admin: false });
  }
});
