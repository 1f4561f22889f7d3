import type { Caller } from '../../../platform/auth/caller.ts';
import { announceMembership } from '../../estates/index.ts';
import { setAdmin as setAdminRole } from '../../identity/index.ts';
import { loadPerson, roleChanged } from '../acting.ts';
import type { AdminContext } from '../context.ts';

interface SetAdmin {
  readonly caller: Caller;
  /** Public id. */
  readonly person: string;
  readonly admin: boolean;
}

/**
 * Makes a person an administrator, or no longer, as long as one is left. From their next request on; with a row in the audit
 * log. Announces `membership` and `session`.
 * @throws `person_not_found`, `last_admin`, and what `requireAdmin` throws
 */
export const setAdmin = (context: AdminContext, { caller, person, admin }: SetAdmin): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { by, account } = await loadPerson(context, tx, caller, person);
    const before = await setAdminRole(tx, {
      by: by.userId,
      user: account.id,
      admin,
      now: context.platform.clock.now(),
    });
    if (before === admin) return;
    await announceMembership(context.platform.changes, tx, account.publicId);
    const details = { before, after: admin };
    const told = [{ role: 'admin' as const, given: admin, place: null, institution: null, unit: null }];
    await roleChanged(context, tx, { by: by.userId, account, placeId: null, action: 'role.admin', details, told });
  });
