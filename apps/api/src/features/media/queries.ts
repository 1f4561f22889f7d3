import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PhotoSize } from '@moja-ulica/shared/media/limits.ts';
import type { Db } from '../../platform/db/database.ts';
import { memberships, places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { photos } from './tables.ts';

/** Slugs of the estates that the person of the outer query belongs to. */
const estates = sql<string[]>`coalesce((
  select json_agg(${places.slug}) from ${memberships} join ${places} on ${places.id} = ${memberships.placeId}
  where ${memberships.userId} = ${users.id}), '[]'::json)`;

/** Whose photo it is and to whom they show themselves: ask the policy. */
const facts = { id: users.publicId, shownTo: users.aboutShownTo, estates };

/** Photos of these people (handles) by name; those who have none are missing. */
export const readPhotosOf = (db: Db, handles: readonly string[]) =>
  db
    .select({ handle: users.handle, photo: photos.name, ...facts })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.userId))
    .where(and(inArray(users.handle, [...handles]), isNull(users.deletedAt)));

/** Somebody by their handle, with the name of their photo, null where they have none; null: nobody. */
export const readPhotoOwner = async (db: Db, handle: string) => {
  const [found] = await db
    .select({ userId: users.id, photo: photos.name, ...facts })
    .from(users)
    .leftJoin(photos, eq(photos.userId, users.id))
    .where(and(eq(users.handle, handle), isNull(users.deletedAt)));
  return found ?? null;
};

/** One file by the name in its address; null: none has it any more. */
export const readPhotoFile = async (db: Db, name: string, size: PhotoSize) => {
  const [found] = await db
    .select({ bytes: size === 96 ? photos.small : photos.large, ...facts })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.userId))
    .where(and(eq(photos.name, name), isNull(users.deletedAt)));
  return found ?? null;
};
