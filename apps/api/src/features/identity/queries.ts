import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { emailChanges, refreshTokens, sessions, users } from './tables.ts';

/** What signing in needs of an account, by address; null where there is none. */
export const readAccount = async (db: Db, email: string) => {
  const [account] = await db
    .select({
      id: users.id,
      publicId: users.publicId,
      passwordHash: users.passwordHash,
      locale: users.locale,
      emailConfirmedAt: users.emailConfirmedAt,
    })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.deletedAt)));
  return account ?? null;
};

/** Who is written to, by public id; null for an account that is gone. */
export const readReader = async (db: Db, publicId: string) =>
  (
    await db
      .select({ id: users.id, locale: users.locale })
      .from(users)
      .where(and(eq(users.publicId, publicId), isNull(users.deletedAt)))
  )[0] ?? null;

/** What changing how one signs in needs of one's own account, by inside key. */
export const readOwnAccount = async (db: Db, userId: bigint) => {
  const [account] = await db
    .select({
      publicId: users.publicId,
      email: users.email,
      displayName: users.displayName,
      passwordHash: users.passwordHash,
      locale: users.locale,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  const email = account?.email ?? null;
  return account === undefined || email === null ? null : { ...account, email };
};

/** A person's sessions that have neither ended nor been ended, those used last first. */
export const readSessionsOf = (db: Db, userId: bigint, now: Date) =>
  db
    .select({
      id: sessions.publicId,
      userAgent: sessions.userAgent,
      country: sessions.country,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));

/** What browsers said of themselves, and where they signed in, in the sessions of a person that are still kept, each once. */
export const readDevicesOf = (db: Db, userId: bigint) =>
  db
    .selectDistinct({ userAgent: sessions.userAgent, country: sessions.signedInCountry })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .limit(100);

/** Address that waits for its code; null where none does. */
export const readNewEmail = async (db: Db, userId: bigint, now: Date): Promise<string | null> =>
  (
    await db
      .select({ email: emailChanges.email })
      .from(emailChanges)
      .where(and(eq(emailChanges.userId, userId), gt(emailChanges.expiresAt, now)))
  )[0]?.email ?? null;

const aboutColumns = {
  bio: users.bio,
  hereSince: users.hereSince,
  canHelpWith: users.canHelpWith,
  languages: users.languages,
  shownTo: users.aboutShownTo,
};

/** What a person says of themselves, by inside key; null for an account that is gone. */
export const readAbout = async (db: Db, userId: bigint) =>
  (
    await db
      .select(aboutColumns)
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.deletedAt)))
  )[0] ?? null;

/** A person by handle, with all that they say of themselves: ask who may read it. Null for nobody. */
export const readProfile = async (db: Db, handle: string) => {
  const [profile] = await db
    .select({
      id: users.id,
      publicId: users.publicId,
      displayName: users.displayName,
      ...aboutColumns,
      registeredAt: users.registeredAt,
      admin: users.admin,
    })
    .from(users)
    .where(and(eq(users.handle, handle), isNull(users.deletedAt)));
  return profile ?? null;
};

/** True while this session has neither ended nor been ended. */
export const isSessionAlive = async (db: Db, sessionId: string, userId: string, now: Date): Promise<boolean> => {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.publicId, sessionId),
        eq(users.publicId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(users.deletedAt),
      ),
    );
  return rows.length > 0;
};

/** Of these sessions the ones that have neither ended nor been ended. */
export const aliveAmong = async (db: Db, sessionIds: readonly string[], now: Date): Promise<ReadonlySet<string>> => {
  const rows = await db
    .select({ id: sessions.publicId })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        inArray(sessions.publicId, [...sessionIds]),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(users.deletedAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
};

/** Display name by public id; null for an account that is gone. */
export const readDisplayName = async (db: Db, userId: string): Promise<string | null> =>
  (
    await db
      .select({ displayName: users.displayName })
      .from(users)
      .where(and(eq(users.publicId, userId), isNull(users.deletedAt)))
  )[0]?.displayName ?? null;

/** True once the installation has an administrator. */
export const hasAdmin = async (db: Db): Promise<boolean> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.admin, true), isNull(users.deletedAt)))
      .limit(1)
  ).length > 0;

/** The session that a refresh token (by its hash) stands for: public ids. Null for one that has been exchanged before `usedAfter`, or whose session has ended. */
export const readSessionOfToken = async (
  db: Db,
  tokenHash: Uint8Array,
  { usedAfter, now }: { readonly usedAfter: Date; readonly now: Date },
) => {
  const [found] = await db
    .select({ userId: users.publicId, sessionId: sessions.publicId })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(refreshTokens.tokenHash, tokenHash),
        or(isNull(refreshTokens.usedAt), gt(refreshTokens.usedAt, usedAfter)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(users.deletedAt),
      ),
    );
  return found ?? null;
};
