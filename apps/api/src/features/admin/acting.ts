import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { askAnew, findAccount, shortenSessions } from '../identity/index.ts';
import { tellRole } from '../notifications/index.ts';
import type { AdminContext } from './context.ts';
import { requireAdmin } from './guard.ts';
import type { RoleWords } from './mails.ts';

/** Somebody with an account, upon whom an administrator acts. */
export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** The administrator who asks, and the account that it is about. Throws what `requireAdmin` throws, and `person_not_found`. */
export const loadPerson = async (context: AdminContext, tx: Tx, caller: Caller, person: string) => {
  const by = await requireAdmin(context, tx, caller);
  const account = await findAccount(tx, person);
  if (account === null) throw new AppError('person_not_found');
  return { by, account };
};

/** A role that was given or taken, in words. */
export type RoleTold = RoleWords & { readonly given: boolean };

interface RoleChange {
  /** Inside key. */
  readonly by: bigint;
  readonly account: Account;
  /** Inside key; null for a role that belongs to no place. */
  readonly placeId: bigint | null;
  readonly action: 'role.place' | 'role.liaison' | 'role.admin';
  readonly details: Readonly<Record<string, unknown>>;
  readonly told: readonly RoleTold[];
}

/**
 * What every change of a role brings along: its row in the audit log, devices that ask anew what they may do, posts that are
 * shown with the new badge, and the person told, in the app and by mail.
 */
export const roleChanged = async (
  context: AdminContext,
  tx: Tx,
  { by, account, placeId, action, details, told }: RoleChange,
): Promise<void> => {
  const { platform, writeAudit } = context;
  await writeAudit(tx, {
    actorId: by,
    placeId,
    action,
    subject: `user:${account.publicId}`,
    details,
    createdAt: platform.clock.now(),
  });
  await rightsChanged(
    context,
    tx,
    account,
    told.some(({ given }) => given),
  );
  for (const role of told) await tellOf(context, tx, account, role);
};

/**
 * Every device of the person asks anew what they may do, and their posts show the badge that they have now; who was given a role
 * is staff from now on, whose devices stay signed in for less long.
 */
export const rightsChanged = async (
  { platform, settings, authorChanged }: AdminContext,
  tx: Tx,
  account: Account,
  given: boolean,
): Promise<void> => {
  if (given) {
    const { staffSessionDays } = await settings(tx);
    await shortenSessions(tx, account.id, new Date(platform.clock.now().getTime() + staffSessionDays * 86_400_000));
  }
  await askAnew(platform, tx, account.publicId);
  await authorChanged(tx, account.id);
};

const tellOf = async ({ platform, mails }: AdminContext, tx: Tx, account: Account, told: RoleTold): Promise<void> => {
  await tellRole(platform, tx, { user: account, role: told });
  if (account.email === null) return;
  const key = `${account.publicId}:${told.role}:${told.place ?? ''}:${platform.clock.now().toISOString()}`;
  await mails.roleChanged(tx, { email: account.email, locale: account.locale }, { ...told, key });
};
