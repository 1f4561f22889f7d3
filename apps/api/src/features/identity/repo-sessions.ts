import { and, eq, gt, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { refreshTokens, sessions, users } from './tables.ts';

/** Begins a session; its key. */
export const insertSession = async (tx: Tx, row: typeof sessions.$inferInsert): Promise<bigint> => {
  const [inserted] = await tx.insert(sessions).values(row).returning({ id: sessions.id });
  if (inserted === undefined) throw new Error('The session was not written');
  return inserted.id;
};

export const insertRefreshToken = async (tx: Tx, row: typeof refreshTokens.$inferInsert): Promise<void> => {
  await tx.insert(refreshTokens).values(row);
};

/** A refresh token with its session and its owner, all held still: of many uses at once the second sees the first. */
export const lockRefreshToken = async (tx: Tx, tokenHash: Uint8Array) => {
  const [found] = await tx
    .select({
      tokenId: refreshTokens.id,
      usedAt: refreshTokens.usedAt,
      sessionId: sessions.id,
      sessionPublicId: sessions.publicId,
      lastUsedAt: sessions.lastUsedAt,
      secondFactor: sessions.secondFactor,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
      userId: users.id,
      userPublicId: users.publicId,
      deletedAt: users.deletedAt,
    })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for('update', { of: [refreshTokens, sessions] });
  return found ?? null;
};

export const markTokenUsed = async (tx: Tx, tokenId: bigint, now: Date): Promise<void> => {
  await tx.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.id, tokenId));
};

/** The session is used now, from this country if that is known, and lasts until then. */
export const prolongSession = async (
  tx: Tx,
  sessionId: bigint,
  used: { readonly lastUsedAt: Date; readonly expiresAt: Date; readonly country: string | null },
): Promise<void> => {
  await tx.update(sessions).set(used).where(eq(sessions.id, sessionId));
};

export type RevokeReason =
  | 'signed_out'
  | 'signed_out_elsewhere'
  | 'password_set'
  | 'refresh_reused'
  | 'suspended'
  | 'factors_cleared'
  | 'deleted'
  | 'signed_out_by_staff';

/** Ends a session that has not ended; the first reason stays. */
export const revokeSession = async (tx: Tx, sessionId: bigint, reason: RevokeReason, now: Date): Promise<void> => {
  await tx
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
};

/** Ends this session if it is the person's and has not ended; false otherwise. */
export const revokeOwnSession = async (
  tx: Tx,
  userId: bigint,
  { session, reason, now }: { readonly session: string; readonly reason: RevokeReason; readonly now: Date },
): Promise<boolean> => {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(
      and(
        eq(sessions.publicId, session),
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length > 0;
};

/** Ends all sessions of a person that have not ended, but the one with this public id. */
export const revokeSessionsOf = async (
  tx: Tx,
  userId: bigint,
  { except, reason, now }: { readonly except: string | null; readonly reason: RevokeReason; readonly now: Date },
): Promise<void> => {
  await tx
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        except === null ? undefined : ne(sessions.publicId, except),
      ),
    );
};

/** No session of this person lasts longer than until then without being used. */
export const shortenSessions = async (tx: Tx, userId: bigint, until: Date): Promise<void> => {
  await tx
    .update(sessions)
    .set({ expiresAt: until })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, until)));
};

/** Forgets sessions (with their tokens) that ended before `before`. */
export const forgetSessions = async (db: Db, before: Date): Promise<void> => {
  await db.delete(sessions).where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)));
};

/** Forgets tokens that were exchanged before `before`: after that an old one is unknown, and refused without more. */
export const forgetUsedTokens = async (db: Db, before: Date): Promise<void> => {
  await db.delete(refreshTokens).where(and(isNotNull(refreshTokens.usedAt), lt(refreshTokens.usedAt, before)));
};
