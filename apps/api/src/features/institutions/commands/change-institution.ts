import type { InstitutionSettings, ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import { announceMembership, asAdministrator, differences, type ManagingContext } from '../../estates/index.ts';
import { cleanInstitution, institutionNow, keysOfPlaces } from '../managing.ts';
import { liaisonsOf } from '../queries-manage.ts';
import { lockInstitution, servePlaces, updateInstitution } from '../repo.ts';

interface ChangeContext extends ManagingContext {
  readonly platform: Pick<Platform, 'db' | 'clock' | 'changes'>;
}

interface ChangeInstitution {
  readonly caller: Caller;
  /** Slug. */
  readonly institution: string;
  readonly body: InstitutionSettings;
}

/**
 * Changes what an institution is and whom it serves. Its liaisons belong where it serves: where it does no longer, they lose
 * what is closed to others, and their sockets leave its rooms. Announces `membership` for each of them.
 * @throws `not_found`, `place_not_found`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`
 */
export const changeInstitution = (
  context: ChangeContext,
  { caller, institution: slug, body }: ChangeInstitution,
): Promise<ManagedInstitution> =>
  asAdministrator(context, caller, async ({ tx, audit }) => {
    const { places, ...about } = cleanInstitution(body);
    const row = await lockInstitution(tx, slug);
    if (row === null) throw new AppError('not_found');
    const before = await institutionNow(tx, slug);
    const changed = differences(
      { ...before, places: before.places.toSorted() },
      { ...about, places: places.toSorted() },
    );
    if (changed === null) return before;

    await updateInstitution(tx, row.id, about);
    await servePlaces(tx, row.id, await keysOfPlaces(tx, places));
    if ('places' in changed.after) {
      for (const { id } of await liaisonsOf(tx, [row.id])) await announceMembership(context.platform.changes, tx, id);
    }
    await audit({ place: null, action: 'institution.change', subject: `institution:${slug}`, details: changed });
    return institutionNow(tx, slug);
  });
