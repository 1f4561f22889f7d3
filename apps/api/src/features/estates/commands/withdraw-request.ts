import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { readPlace } from '../queries.ts';
import { withdrawOpenRequest } from '../repo-requests.ts';

/** Takes back the caller's request that waits; nothing happens without one. Announces `notification`. Throws `unauthorized`, `place_not_found`. */
export const withdrawRequest = (
  { platform, ports }: EstatesContext,
  caller: Caller,
  { place: slug }: { readonly place: string },
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { userId } = await ports.loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    const place = await readPlace(tx, slug);
    if (place === null) throw new AppError('place_not_found');
    await withdrawOpenRequest(tx, userId, place.id, platform.clock.now());
    await ports.untellWaiting(tx, place.id);
  });
