import { isOpenToJoin } from '@moja-ulica/shared/estates/policy.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { newPublicId } from '../../platform/ids.ts';
import type { Homes } from '../identity/index.ts';
import { readPlace } from './queries.ts';
import type { EstatesPorts } from './context.ts';
import { insertMembership, setHome } from './repo.ts';
import { insertRequest } from './repo-requests.ts';

/** What registering needs from the estates: see the port. */
export const createHomes = (clock: Clock, { tellWaiting }: Pick<EstatesPorts, 'tellWaiting'>): Homes => ({
  checkChoice: async (db, slug) => {
    const place = await readPlace(db, slug);
    if (place === null) throw new AppError('place_not_found');
    if (place.kind !== 'estate') throw new AppError('joining_not_open');
  },
  moveIn: async (tx, userId, { slug, note }) => {
    const place = await readPlace(tx, slug);
    if (place === null) return false;
    const now = clock.now();
    if (isOpenToJoin(place)) {
      await insertMembership(tx, { userId, placeId: place.id, roles: ['resident'], now });
      await setHome(tx, userId, place.id, true);
      return true;
    }
    if (place.kind === 'estate' && place.joining === 'approval') {
      await insertRequest(tx, { publicId: newPublicId(), userId, placeId: place.id, note, createdAt: now });
      await tellWaiting(tx, { place, userId });
    }
    return false;
  },
});
