import { eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import type { UntellWaiting } from './context.ts';
import { changeMemberCount } from './repo.ts';
import { joinRequests, memberships } from './tables.ts';

/** Counts the person out of every place. */
export const eraseMemberships: Eraser = {
  name: 'memberships',
  of: ['memberships.user_id'],
  erase: async (tx, { id }) => {
    const ended = await tx
      .delete(memberships)
      .where(eq(memberships.userId, id))
      .returning({ place: memberships.placeId });
    // In one order, so that two who leave at once do not wait for each other.
    for (const { place } of ended.toSorted((a, b) => (a.place < b.place ? -1 : 1)))
      await changeMemberCount(tx, place, -1);
    return null;
  },
};

/** What the person wrote to be let in, and what was answered; where nobody waits any more it is no news either. */
export const createEraseJoinRequests = (untellWaiting: UntellWaiting): Eraser => ({
  name: 'join-requests',
  of: ['join_requests.user_id'],
  erase: async (tx, { id }) => {
    const gone = await tx
      .delete(joinRequests)
      .where(eq(joinRequests.userId, id))
      .returning({ place: joinRequests.placeId, state: joinRequests.state });
    const waitedFor = gone.filter(({ state }) => state === 'open').map(({ place }) => place);
    for (const place of waitedFor.toSorted((a, b) => (a < b ? -1 : 1))) await untellWaiting(tx, place);
    return null;
  },
});
