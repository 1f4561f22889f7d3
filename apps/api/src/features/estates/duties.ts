import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockAccount } from '../identity/index.ts';
import { announceMembership } from './membership-change.ts';
import { changeMemberCount, insertMembership } from './repo.ts';
import { deleteMembership, lockMembership, putRoles } from './repo-duties.ts';

/** What somebody is in a place beside a resident. */
export type Duty = Exclude<PlaceRole, 'resident'>;

const allDuties: readonly Duty[] = ['animator', 'moderator'];

interface Duties {
  readonly user: { readonly id: bigint; readonly publicId: string };
  /** Inside key. */
  readonly placeId: bigint;
  /** All that they are to be; with none, a resident stays a resident and who was none leaves. */
  readonly duties: readonly Duty[];
}

/**
 * In the transaction of the command that decided it, after its policy: gives a person these duties in a place, and takes the
 * others. Announces `membership`. Gives what they were before and are now; the same where nothing changed. Throws
 * `person_not_found` for who has left meanwhile.
 */
export const setDuties = async (
  { changes, clock }: Pick<Platform, 'changes' | 'clock'>,
  tx: Tx,
  { user, placeId, duties }: Duties,
): Promise<{ readonly before: readonly Duty[]; readonly after: readonly Duty[] }> => {
  await lockAccount(tx, user.id, 'person_not_found');
  const roles = await lockMembership(tx, user.id, placeId);
  const before = allDuties.filter((duty) => roles?.includes(duty));
  const after = allDuties.filter((duty) => duties.includes(duty));
  if (before.join() === after.join()) return { before, after: before };

  const resident: readonly PlaceRole[] = roles?.includes('resident') === true ? ['resident'] : [];
  const next: PlaceRole[] = [...resident, ...after];
  if (roles === null) await insertMembership(tx, { userId: user.id, placeId, roles: next, now: clock.now() });
  else if (next.length > 0) await putRoles(tx, user.id, placeId, next);
  else {
    await deleteMembership(tx, user.id, placeId);
    await changeMemberCount(tx, placeId, -1);
  }
  await announceMembership(changes, tx, user.publicId);
  return { before, after };
};
