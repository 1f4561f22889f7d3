import { and, asc, desc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { dataExports, erasures, exportPieces } from './tables.ts';

export type ExportRow = typeof dataExports.$inferSelect;

/** The person's newest export, unless it was removed. */
export const newestExport = async (db: Db, userId: bigint): Promise<ExportRow | null> => {
  const [row] = await db
    .select()
    .from(dataExports)
    .where(eq(dataExports.userId, userId))
    .orderBy(desc(dataExports.id))
    .limit(1);
  return row === undefined || row.state === 'removed' ? null : row;
};

export const exportByKey = async (db: Db, key: bigint): Promise<ExportRow | null> =>
  (await db.select().from(dataExports).where(eq(dataExports.id, key)))[0] ?? null;

/** Anybody's, in any state, by its public id. */
export const findExport = async (db: Db, publicId: string): Promise<ExportRow | null> =>
  (await db.select().from(dataExports).where(eq(dataExports.publicId, publicId)))[0] ?? null;

/** A finished export of this person that is still kept; null for any other. */
export const readyExport = async (db: Db, userId: bigint, publicId: string, now: Date): Promise<ExportRow | null> =>
  (
    await db
      .select()
      .from(dataExports)
      .where(
        and(
          eq(dataExports.publicId, publicId),
          eq(dataExports.userId, userId),
          eq(dataExports.state, 'ready'),
          gt(dataExports.expiresAt, now),
        ),
      )
  )[0] ?? null;

/** Whether the person has one that is not finished. */
export const hasUnfinishedExport = async (db: Db, userId: bigint): Promise<boolean> =>
  (
    await db
      .select({ id: dataExports.id })
      .from(dataExports)
      .where(and(eq(dataExports.userId, userId), sql`${dataExports.state} in ('waiting', 'working')`))
      .limit(1)
  ).length > 0;

/** When the person asked for exports since then, oldest first. */
export const exportsAskedSince = async (db: Db, userId: bigint, since: Date): Promise<Date[]> =>
  (
    await db
      .select({ at: dataExports.askedAt })
      .from(dataExports)
      .where(and(eq(dataExports.userId, userId), gt(dataExports.askedAt, since)))
      .orderBy(asc(dataExports.id))
  ).map(({ at }) => at);

/** Exports whose maker is gone, or never came: silent since `silentSince`. Public ids. */
export const silentExports = async (db: Db, silentSince: Date): Promise<string[]> =>
  (
    await db
      .select({ id: dataExports.publicId })
      .from(dataExports)
      .where(
        and(
          sql`${dataExports.state} in ('waiting', 'working')`,
          lt(sql`coalesce(${dataExports.beatAt}, ${dataExports.askedAt})`, silentSince),
        ),
      )
      .orderBy(asc(dataExports.id))
      .limit(100)
  ).map(({ id }) => id);

/** Bytes of one piece; null past the last. */
export const readPiece = async (db: Db, exportId: bigint, position: number): Promise<Uint8Array | null> =>
  (
    await db
      .select({ bytes: exportPieces.bytes })
      .from(exportPieces)
      .where(and(eq(exportPieces.exportId, exportId), eq(exportPieces.position, position)))
  )[0]?.bytes ?? null;

/** Whose export it is, with what its texts and its mail need; null when the account is gone. */
export const ownerOf = async (db: Db, userId: bigint) => {
  const [owner] = await db
    .select({
      id: users.id,
      publicId: users.publicId,
      email: users.email,
      displayName: users.displayName,
      locale: users.locale,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  const email = owner?.email ?? null;
  return owner === undefined || email === null ? null : { ...owner, email };
};

export type ExportOwner = NonNullable<Awaited<ReturnType<typeof ownerOf>>>;

/** What a person decided about leaving; null: they stay. */
export const readLeaving = async (db: Db, userId: bigint) => {
  const [row] = await db
    .select({ askedAt: users.leaveAskedAt, dueAt: users.leavesAt, posts: users.leavePosts })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  const { askedAt, dueAt, posts } = row ?? { askedAt: null, dueAt: null, posts: null };
  return askedAt === null || dueAt === null || posts === null ? null : { askedAt, dueAt, posts };
};

/** Administrators who stay and are not suspended, but for this one. */
export const countOtherAdmins = async (db: Db, userId: bigint, now: Date): Promise<number> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          sql`${users.admin}`,
          isNull(users.deletedAt),
          isNull(users.leavesAt),
          ne(users.id, userId),
          or(isNull(users.suspendedUntil), lte(users.suspendedUntil, now)),
        ),
      )
  ).length;

/** Who leaves before then and was not told since that it is near. Inside keys. */
export const leavingUntold = async (db: Db, before: Date): Promise<bigint[]> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(and(lte(users.leavesAt, before), isNull(users.leaveToldAt)))
      .orderBy(asc(users.leavesAt))
      .limit(100)
  ).map(({ id }) => id);

/** Whose time to think is over. Inside keys. */
export const leavingNow = async (db: Db, now: Date): Promise<bigint[]> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(lte(users.leavesAt, now))
      .orderBy(asc(users.leavesAt))
      .limit(100)
  ).map(({ id }) => id);

/** Erasures that are not finished. Inside keys. */
export const unfinishedErasures = async (db: Db): Promise<bigint[]> =>
  (
    await db
      .select({ id: erasures.userId })
      .from(erasures)
      .where(isNull(erasures.finishedAt))
      .orderBy(asc(erasures.userId))
      .limit(100)
  ).map(({ id }) => id);
