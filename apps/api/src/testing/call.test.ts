import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('app.call', () => {
  it('asks as somebody or as a guest and types the answer', async () => {
    const place = await app.make.place({ visibility: 'members' });
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const params = { place: place.slug };
    const own = await app.call(estateRoutes.place, { as: jan, params });
    expect(own.status).toBe(200);
    expect(own.body.name).toBe(place.name);
    const closed = await app.call(estateRoutes.place, { as: null, params });
    expect(closed.status).toBe(404);
    expect(closed.body.code).toBe('place_not_found');
  });

  it('sends bodies', async () => {
    const place = await app.make.place();
    const jan = await app.make.user();
    const joined = await app.call(estateRoutes.join, { as: jan, params: { place: place.slug }, body: { home: true } });
    expect(joined.body.memberships).toEqual([{ place: place.slug, home: true, roles: ['resident'], verified: false }]);
    await app.drain();
  });

  it('refuses answers that the contract does not know', async () => {
    const undeclared = { ...estateRoutes.place, errors: [] };
    await expect(app.call(undeclared, { params: { place: 'nowhere' } })).rejects.toThrow(/does not declare/);
    const { listPlaces } = estateRoutes;
    await expect(app.call({ ...listPlaces, responses: identityRoutes.me.responses }, {})).rejects.toThrow(
      /answered 200/,
    );
  });
});
