import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { memberships, places } from './tables.ts';

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
