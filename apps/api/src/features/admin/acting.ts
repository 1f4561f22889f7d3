import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { askAnew, findAccount } from '../identity/index.ts';
import type { AdminContext } from './context.ts';
import { requireAdmin } from './guard.ts';

/** Somebody with an account, upon whom an administrator acts. */
export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** The administrator who asks, and the account that it is about. Throws what `requireAdmin` throws, and `person_not_found`. */
export const loadPerson = async (context: AdminContext, tx: Tx, caller: Caller, person: string) => {
  const by = await requireAdmin(context, tx, caller);
  const account = await findAccount(tx, person);
  if (account === null) throw new AppError('person_not_found');
  return { by, account };
};

interface RoleChange {
  /** Inside key. */
  readonly by: bigint;
  readonly account: Account;
  /** Inside key; null for a role that belongs to no place. */
  readonly placeId: bigint | null;
  readonly action: 'role.place' | 'role.liaison' | 'role.admin';
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What every change of a role brings along: its row in the audit log, devices that ask anew what they may do, and posts that
 * are shown with the new badge.
 */
export const roleChanged = async (
  { platform, writeAudit, authorChanged }: AdminContext,
  tx: Tx,
  { by, account, placeId, action, details }: RoleChange,
): Promise<void> => {
  await writeAudit(tx, {
    actorId: by,
    placeId,
    action,
    subject: `user:${account.publicId}`,
    details,
    createdAt: platform.clock.now(),
  });
  await askAnew(platform, tx, account.publicId);
  await authorChanged(tx, account.id);
};
