import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { lockAccount } from './repo.ts';
import { countActingAdmins, lockAdmins, putAdmin } from './repo-admins.ts';

interface Admins {
  /** Inside keys. */
  readonly by: bigint;
  readonly user: bigint;
  readonly admin: boolean;
  readonly now: Date;
}

/**
 * In the transaction of an administrator's command: makes a person an administrator, or no longer. Gives whether they were one.
 * @throws `last_admin`; `forbidden` for one from whom another has taken the role meanwhile; `person_not_found` for who has left
 * meanwhile
 */
export const setAdmin = async (tx: Tx, { by, user, admin, now }: Admins): Promise<boolean> => {
  const admins = await lockAdmins(tx);
  if (!admins.includes(by)) throw new AppError('forbidden');
  await lockAccount(tx, user, 'person_not_found');
  const before = admins.includes(user);
  if (before === admin) return before;
  if (!admin && (await countActingAdmins(tx, { but: user, now })) === 0) throw new AppError('last_admin');
  await putAdmin(tx, user, admin);
  return before;
};

/** In the transaction that has asked whether they may: makes a person an administrator. */
export const makeAdmin = (tx: Tx, user: bigint): Promise<void> => putAdmin(tx, user, true);
