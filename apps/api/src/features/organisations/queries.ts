import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { organisationPlaces, organisations, organisationWriters as writers } from './tables.ts';

export type OrganisationRow = typeof organisations.$inferSelect;

/** One by its slug; null: none. */
export const readOrganisation = async (db: Db, slug: string): Promise<OrganisationRow | null> =>
  (await db.select().from(organisations).where(eq(organisations.slug, slug)))[0] ?? null;

/** All, in no order: a town has some dozens. */
export const readOrganisations = (db: Db): Promise<OrganisationRow[]> => db.select().from(organisations);

/** Where these organisations work, in the order of the places. */
export const readPlacesOf = (db: Db, keys: readonly bigint[]) =>
  db
    .select({ organisation: organisationPlaces.organisationId, place: places })
    .from(organisationPlaces)
    .innerJoin(places, eq(places.id, organisationPlaces.placeId))
    .where(inArray(organisationPlaces.organisationId, [...keys]))
    .orderBy(asc(places.position), asc(places.slug));

/** Who writes for one or was asked to, keepers first. */
export const readWriters = (db: Db, organisation: bigint) =>
  db
    .select({
      key: users.id,
      handle: users.handle,
      displayName: users.displayName,
      keeper: writers.keeper,
      accepted: sql<boolean>`${writers.acceptedAt} is not null`,
    })
    .from(writers)
    .innerJoin(users, eq(users.id, writers.userId))
    .where(and(eq(writers.organisationId, organisation), isNull(users.deletedAt)))
    .orderBy(sql`${writers.keeper} desc`, asc(users.displayName), asc(users.id));

export type WriterRow = Awaited<ReturnType<typeof readWriters>>[number];

/** What a person writes for or was asked to, by name. */
export const readOwn = (db: Db, userId: bigint) =>
  db
    .select({
      key: organisations.id,
      slug: organisations.slug,
      name: organisations.name,
      keeper: writers.keeper,
      accepted: sql<boolean>`${writers.acceptedAt} is not null`,
    })
    .from(writers)
    .innerJoin(organisations, eq(organisations.id, writers.organisationId))
    .where(eq(writers.userId, userId))
    .orderBy(asc(organisations.name));

/** An account by its handle; null: nobody has it. */
export const findPerson = async (
  db: Db,
  handle: string,
): Promise<{ readonly id: bigint; readonly publicId: string } | null> =>
  (
    await db
      .select({ id: users.id, publicId: users.publicId })
      .from(users)
      .where(and(eq(users.handle, handle), isNull(users.deletedAt)))
  )[0] ?? null;

/** What decides whether somebody may write for an organisation in a place; null: there is none. */
export const readVoice = async (
  db: Db,
  {
    organisation,
    userId,
    placeId,
  }: { readonly organisation: string; readonly userId: bigint; readonly placeId: bigint },
) => {
  const [found] = await db
    .select({
      key: organisations.id,
      writer: sql<boolean>`exists (select from ${writers} where ${and(
        eq(writers.organisationId, organisations.id),
        eq(writers.userId, userId),
        isNotNull(writers.acceptedAt),
      )})`,
      worksHere: sql<boolean>`exists (select from ${organisationPlaces} where ${and(
        eq(organisationPlaces.organisationId, organisations.id),
        eq(organisationPlaces.placeId, placeId),
      )})`,
    })
    .from(organisations)
    .where(eq(organisations.slug, organisation));
  return found ?? null;
};
