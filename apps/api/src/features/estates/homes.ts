import { isOpenToJoin } from '@moja-ulica/shared/estates/policy.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Homes } from '../identity/index.ts';
import { readPlace } from './queries.ts';
import { insertMembership, setHome } from './repo.ts';

/** What registering needs from the estates: see the port. */
export const createHomes = (clock: Clock): Homes => ({
  checkOpen: async (db, slug) => {
    const place = await readPlace(db, slug);
    if (place === null) throw new AppError('place_not_found');
    if (!isOpenToJoin(place)) throw new AppError('joining_not_open');
  },
  moveIn: async (tx, userId, slug) => {
    const place = await readPlace(tx, slug);
    if (place === null || !isOpenToJoin(place)) return;
    await insertMembership(tx, { userId, placeId: place.id, roles: ['resident'], now: clock.now() });
    await setHome(tx, userId, place.id, true);
  },
});
