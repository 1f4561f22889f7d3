import { institutionLimits as limits } from '@moja-ulica/shared/institutions/limits.ts';
import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import type { InstitutionSettings, ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { asAdministrator, once, type ManagingContext } from '../../estates/index.ts';
import { institutionNow, keysOfPlaces, cleanInstitution } from '../managing.ts';
import { insertInstitutions, lockInstitutions, servePlaces } from '../repo.ts';

interface CreateInstitution {
  readonly caller: Caller;
  readonly body: InstitutionSettings & { readonly slug: string };
  readonly idempotencyKey: string;
}

/**
 * Sets up an institution that nobody speaks for yet, once for an `Idempotency-Key`. A trigger tells every instance.
 * @throws `forbidden`, `email_unconfirmed`, `account_suspended`, `name_taken`, `too_many`, `place_not_found`, `invalid_input`,
 * `idempotency_key_reused`
 */
export const createInstitution = (
  context: ManagingContext,
  { caller, body, idempotencyKey }: CreateInstitution,
): Promise<ManagedInstitution> =>
  asAdministrator(context, caller, async (at) => {
    const { slug } = body;
    const { places, ...about } = cleanInstitution(body);
    const known = await lockInstitutions(at.tx);
    await once(at, institutionRoutes.createInstitution, { idempotencyKey, params: null, body }, async () => {
      if (known.some((institution) => institution.slug === slug)) throw new AppError('name_taken');
      if (known.length >= limits.maxInstitutions) throw new AppError('too_many');
      const served = await keysOfPlaces(at.tx, places);
      const id = (await insertInstitutions(at.tx, [{ slug, ...about }])).get(slug);
      if (id === undefined) throw new Error('an institution was not inserted');
      await servePlaces(at.tx, id, served);
      const details = { after: { ...about, places } };
      await at.audit({ place: null, action: 'institution.create', subject: `institution:${slug}`, details });
      return id;
    });
    return institutionNow(at.tx, slug);
  });
