import { asc, eq } from 'drizzle-orm';
import { places } from '../estates/tables.ts';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { neighbourInvitations as invitations } from './tables.ts';

export const ownInvitations: OwnDocument = {
  name: 'neighbour-invitations',
  of: ['neighbour_invitations.inviter_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({
          place: places.slug,
          token: invitations.token,
          uses: invitations.uses,
          createdAt: invitations.createdAt,
          expiresAt: invitations.expiresAt,
        })
        .from(invitations)
        .innerJoin(places, eq(places.id, invitations.placeId))
        .where(eq(invitations.inviterId, id))
        .orderBy(asc(places.slug)),
    ),
};
