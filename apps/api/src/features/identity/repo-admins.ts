import { and, asc, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { users } from './tables.ts';

/**
 * All administrators (inside keys), held until the transaction ends: of two who take that role from each other one comes second.
 * Before any account that the transaction holds besides: two who hold one each would wait for the other.
 */
export const lockAdmins = async (tx: Tx): Promise<readonly bigint[]> =>
  (
    await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.admin, true), isNull(users.deletedAt)))
      .orderBy(asc(users.id))
      // A key is not changed by it: rows of others that name an administrator, such as in the audit log, need not wait.
      .for('no key update')
  ).map(({ id }) => id);

/** Administrators but for this one who are not suspended, and so could look after the site. */
export const countActingAdmins = (
  tx: Tx,
  { but, now }: { readonly but: bigint; readonly now: Date },
): Promise<number> =>
  tx.$count(
    users,
    and(
      eq(users.admin, true),
      isNull(users.deletedAt),
      ne(users.id, but),
      or(isNull(users.suspendedUntil), lte(users.suspendedUntil, now)),
    ),
  );

export const putAdmin = async (tx: Tx, userId: bigint, admin: boolean): Promise<void> => {
  await tx.update(users).set({ admin }).where(eq(users.id, userId));
};

/** An account by public id: what acts upon it need; null: there is none, or it is gone. */
export const findAccount = async (tx: Tx, publicId: string) =>
  (
    await tx
      .select({
        id: users.id,
        publicId: users.publicId,
        displayName: users.displayName,
        email: users.email,
        emailConfirmedAt: users.emailConfirmedAt,
        locale: users.locale,
      })
      .from(users)
      .where(and(eq(users.publicId, publicId), isNull(users.deletedAt)))
  )[0] ?? null;
