import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { announceMembership } from '../estates/index.ts';
import { lockAccount } from '../identity/index.ts';
import { deleteLiaison, findLiaison, putLiaison } from './repo-liaisons.ts';

/** From which unit somebody speaks; null: for the institution as a whole. */
interface Voice {
  readonly unit: string | null;
}

interface Speaking {
  readonly user: { readonly id: bigint; readonly publicId: string };
  /** Inside key. */
  readonly institutionId: bigint;
  /** Null: no longer. */
  readonly voice: Voice | null;
}

/**
 * In the transaction of the command that decided it, after its policy: lets a person speak for an institution, or no longer.
 * Announces `membership`, since liaisons belong where their institution serves. Gives what was before and is now.
 * Throws `person_not_found` for who has left meanwhile.
 */
export const setVoice = async (
  { changes }: Pick<Platform, 'changes'>,
  tx: Tx,
  { user, institutionId, voice }: Speaking,
): Promise<{ readonly before: Voice | null; readonly after: Voice | null }> => {
  await lockAccount(tx, user.id, 'person_not_found');
  const pair = { institutionId, userId: user.id };
  const before = await findLiaison(tx, pair);
  if (before?.unit === voice?.unit) return { before, after: before };
  if (voice === null) await deleteLiaison(tx, pair);
  else await putLiaison(tx, pair, voice.unit);
  await announceMembership(changes, tx, user.publicId);
  return { before, after: voice };
};
