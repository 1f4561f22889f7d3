import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { cleanLine, requireShown } from '../../../platform/typed-text.ts';
import { findInstitution, setVoice } from '../../institutions/index.ts';
import { loadPerson, roleChanged } from '../acting.ts';
import type { AdminContext } from '../context.ts';

interface SetLiaison {
  readonly caller: Caller;
  /** Public id. */
  readonly person: string;
  /** Slug. */
  readonly institution: string;
  readonly speaks: boolean;
  readonly unit: string | null;
}

/** A unit as it is kept; null: none. Throws `invalid_input` where there is nothing to read. */
export const cleanUnit = (typed: string | null): string | null => {
  if (typed === null) return null;
  const unit = cleanLine(typed);
  requireShown('unit', unit, 1);
  return unit;
};

/**
 * Lets a person speak for an institution from a unit of it, or no longer. From their next request on; with a row in the audit
 * log. Announces `membership` and `session`.
 * @throws `person_not_found`, `institution_not_found`, `invalid_input`, and what `requireAdmin` throws
 */
export const setLiaison = (context: AdminContext, input: SetLiaison): Promise<void> => {
  const unit = cleanUnit(input.unit);
  return context.platform.db.transaction(async (tx) => {
    const { by, account } = await loadPerson(context, tx, input.caller, input.person);
    const institution = await findInstitution(tx, input.institution);
    if (institution === null) throw new AppError('institution_not_found');
    const voice = input.speaks ? { unit } : null;
    const { before, after } = await setVoice(context.platform, tx, {
      user: account,
      institutionId: institution.id,
      voice,
    });
    if (before?.unit === after?.unit) return;
    await roleChanged(context, tx, {
      by: by.userId,
      account,
      placeId: null,
      action: 'role.liaison',
      details: { institution: input.institution, before, after },
      told: [
        {
          role: 'liaison',
          given: after !== null,
          place: null,
          institution: institution.name,
          unit: (after ?? before)?.unit ?? null,
        },
      ],
    });
  });
};
