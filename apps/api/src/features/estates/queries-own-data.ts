import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { joinRequests, memberships, places } from './tables.ts';

/** Where the person belongs. */
export const ownMemberships: OwnDocument = {
  name: 'memberships',
  of: ['memberships.user_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({
          place: places.slug,
          name: places.name,
          roles: memberships.roles,
          home: memberships.home,
          livesHere: memberships.verified,
          joinedAt: memberships.joinedAt,
        })
        .from(memberships)
        .innerJoin(places, eq(places.id, memberships.placeId))
        .where(eq(memberships.userId, id))
        .orderBy(asc(memberships.joinedAt), asc(places.slug)),
    ),
};

/** Where the person asked to be let in. */
export const ownJoinRequests: OwnDocument = {
  name: 'join-requests',
  of: ['join_requests.user_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({
          place: places.slug,
          note: joinRequests.note,
          state: joinRequests.state,
          reason: joinRequests.reason,
          createdAt: joinRequests.createdAt,
          closedAt: joinRequests.closedAt,
        })
        .from(joinRequests)
        .innerJoin(places, eq(places.id, joinRequests.placeId))
        .where(eq(joinRequests.userId, id))
        .orderBy(asc(joinRequests.id)),
    ),
};
