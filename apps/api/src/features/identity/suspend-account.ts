import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { endSessions } from './end-sessions.ts';
import { dropSuspensionsOf } from './repo-leaving.ts';
import { endSuspension, setSuspension } from './repo.ts';

/**
 * In the transaction of the command that decided it, after its policy: until then the person reads and nothing else, from the next
 * request on. Their sessions end and their sockets are cut everywhere; they may sign in again, to read. Announces `session`.
 * @throws `not_found` for a public id without an account
 */
export const suspendAccount = async (
  platform: Pick<Platform, 'changes' | 'clock'>,
  tx: Tx,
  { person, until }: { readonly person: string; readonly until: Date },
): Promise<void> => {
  const id = await setSuspension(tx, person, until);
  if (id === null) throw new AppError('not_found');
  await endSessions(platform, tx, { user: { id, publicId: person }, except: null, reason: 'suspended' });
};

/**
 * In the transaction of the command that decided it, after its policy: the person may write again from the next request on. False
 * for who was not suspended.
 */
export const unsuspendAccount = async (
  tx: Tx,
  { person, now }: { readonly person: string; readonly now: Date },
): Promise<boolean> => {
  const id = await endSuspension(tx, person, now);
  if (id !== null) await dropSuspensionsOf(tx, id);
  return id !== null;
};
