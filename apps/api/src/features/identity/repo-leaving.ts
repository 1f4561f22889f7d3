import { createHash } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import type { LeavingPosts } from '@moja-ulica/shared/privacy/schema.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { retiredHandles, suspendedAddresses, users } from './tables.ts';

/** Handles were public: their hash only keeps this table from being a list of those who left. */
const hashOf = (handle: string): Uint8Array => createHash('sha256').update(`handle ${handle}`).digest();

/** Keeps a handle from being given to anybody until then. */
export const retireHandle = async (tx: Tx, handle: string, until: Date): Promise<void> => {
  await tx
    .insert(retiredHandles)
    .values({ hash: hashOf(handle), until })
    .onConflictDoUpdate({ target: retiredHandles.hash, set: { until } });
};

/** Of these handles those that rest since their owners left. */
export const restingAmong = async (tx: Tx, handles: readonly string[]): Promise<ReadonlySet<string>> => {
  const byHash = new Map(handles.map((handle) => [Buffer.from(hashOf(handle)).toString('hex'), handle]));
  const rows = await tx
    .select({ hash: retiredHandles.hash })
    .from(retiredHandles)
    .where(inArray(retiredHandles.hash, handles.map(hashOf)));
  return new Set(rows.flatMap(({ hash }) => byHash.get(Buffer.from(hash).toString('hex')) ?? []));
};

/** Handles whose rest was over before `before` are free again. */
export const releaseHandles = async (db: Db, before: Date): Promise<void> => {
  await db.delete(retiredHandles).where(lt(retiredHandles.until, before));
};

/** Which address an account has, and until when it is suspended. */
export const readSanction = async (tx: Tx, userId: bigint) => {
  const [row] = await tx
    .select({ email: users.email, suspendedUntil: users.suspendedUntil })
    .from(users)
    .where(eq(users.id, userId));
  return row ?? { email: null, suspendedUntil: null };
};

interface KeptSuspension {
  readonly hash: Uint8Array;
  readonly until: Date;
  /** Whose former address it is; null: the account is going. */
  readonly userId: bigint | null;
}

/** Whoever opens an account with the address of this hash is suspended until then. */
export const keepSuspension = async (tx: Tx, { hash, until, userId }: KeptSuspension): Promise<void> => {
  await tx
    .insert(suspendedAddresses)
    .values({ hash, until, userId })
    .onConflictDoUpdate({ target: suspendedAddresses.hash, set: { until, userId } });
};

/** The suspension of a living account was lifted: so it is of whoever has one of its former addresses. */
export const dropSuspensionsOf = async (tx: Tx, userId: bigint): Promise<void> => {
  await tx.delete(suspendedAddresses).where(eq(suspendedAddresses.userId, userId));
};

/** The account goes, and its suspension stays with its former addresses. */
export const disownSuspensions = async (tx: Tx, userId: bigint): Promise<void> => {
  await tx.update(suspendedAddresses).set({ userId: null }).where(eq(suspendedAddresses.userId, userId));
};

/** Until when whoever has the address of this hash is suspended; from now on their new account says it. Null: not at all. */
export const takeSuspension = async (tx: Tx, hash: Uint8Array, now: Date): Promise<Date | null> => {
  const [row] = await tx
    .delete(suspendedAddresses)
    .where(eq(suspendedAddresses.hash, hash))
    .returning({ until: suspendedAddresses.until });
  return row !== undefined && row.until > now ? row.until : null;
};

/** Forgets addresses whose suspension was over before `before`. */
export const forgetSuspensions = async (db: Db, before: Date): Promise<void> => {
  await db.delete(suspendedAddresses).where(lte(suspendedAddresses.until, before));
};

/** Leaves nothing of a person in their account's row. That they were suspended stays: it says nothing of who they are. */
export const emptyAccount = async (tx: Tx, userId: bigint, now: Date): Promise<void> => {
  await tx
    .update(users)
    .set({
      email: null,
      emailConfirmedAt: null,
      handle: null,
      displayName: null,
      passwordHash: null,
      locale: 'pl',
      admin: false,
      bio: null,
      hereSince: null,
      canHelpWith: null,
      languages: [],
      aboutShownTo: 'nobody',
      leaveAskedAt: null,
      leavesAt: null,
      leavePosts: null,
      leaveToldAt: null,
      deletedAt: now,
    })
    .where(eq(users.id, userId));
};

/** Of accounts that went before `before` nothing says any more that they were suspended. */
export const forgetSanctions = async (db: Db, before: Date): Promise<void> => {
  await db
    .update(users)
    .set({ suspendedUntil: null })
    .where(and(isNotNull(users.suspendedUntil), lt(users.deletedAt, before)));
};

/** Notes that an account ends then; false when that was asked for already. */
export const setLeaving = async (
  tx: Tx,
  userId: bigint,
  { askedAt, dueAt, posts }: { readonly askedAt: Date; readonly dueAt: Date; readonly posts: LeavingPosts },
): Promise<boolean> => {
  const set = await tx
    .update(users)
    .set({ leaveAskedAt: askedAt, leavesAt: dueAt, leavePosts: posts, leaveToldAt: null })
    .where(and(eq(users.id, userId), isNull(users.deletedAt), isNull(users.leavesAt)))
    .returning({ id: users.id });
  return set.length > 0;
};

/** The account goes on; false when nobody wanted it to end. */
export const clearLeaving = async (tx: Tx, userId: bigint): Promise<boolean> => {
  const cleared = await tx
    .update(users)
    .set({ leaveAskedAt: null, leavesAt: null, leavePosts: null, leaveToldAt: null })
    .where(and(eq(users.id, userId), isNotNull(users.leavesAt), isNull(users.deletedAt)))
    .returning({ id: users.id });
  return cleared.length > 0;
};

/** Holds an account that leaves by then; null when its owner has thought better of it. */
export const lockLeaving = async (tx: Tx, userId: bigint, by: Date) => {
  const [row] = await tx
    .select({
      id: users.id,
      publicId: users.publicId,
      email: users.email,
      handle: users.handle,
      displayName: users.displayName,
      locale: users.locale,
      admin: users.admin,
      dueAt: users.leavesAt,
      toldAt: users.leaveToldAt,
      posts: users.leavePosts,
    })
    .from(users)
    .where(and(eq(users.id, userId), lte(users.leavesAt, by), isNull(users.deletedAt)))
    .for('no key update');
  if (row === undefined) return null;
  const { email, handle, displayName, dueAt, posts, ...rest } = row;
  if (email === null || handle === null || displayName === null || dueAt === null || posts === null) return null;
  return { ...rest, email, handle, displayName, dueAt, posts };
};

/** Their mail that it is near has gone out. */
export const markLeavingTold = async (tx: Tx, userId: bigint, now: Date): Promise<void> => {
  await tx.update(users).set({ leaveToldAt: now }).where(eq(users.id, userId));
};
