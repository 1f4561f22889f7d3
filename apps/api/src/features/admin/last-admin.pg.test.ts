import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { users } from '../identity/tables.ts';
import { eq } from 'drizzle-orm';

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
