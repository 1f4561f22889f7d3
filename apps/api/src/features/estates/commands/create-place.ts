import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { Place, PlaceSettings } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { asAdministrator, once, placeNow } from '../managing.ts';
import { insertEstate, lockPlaces } from '../repo-manage.ts';
import { cleanSettings } from '../written.ts';

interface CreatePlace {
  readonly caller: Caller;
  readonly body: PlaceSettings & { readonly slug: string };
  readonly idempotencyKey: string;
}

/**
 * Sets up an estate, the last in the order, once for an `Idempotency-Key`. A trigger tells every instance.
 * @throws `forbidden`, `email_unconfirmed`, `account_suspended`, `name_taken`, `too_many`, `invalid_input`, `idempotency_key_reused`
 */
export const createPlace = (context: EstatesContext, { caller, body, idempotencyKey }: CreatePlace): Promise<Place> =>
  asAdministrator(context, caller, async (at) => {
    const { slug, ...settings } = body;
    const clean = cleanSettings(settings);
    const places = await lockPlaces(at.tx);
    await once(at, estateRoutes.createPlace, { idempotencyKey, params: null, body }, async () => {
      if (places.some((place) => place.slug === slug)) throw new AppError('name_taken');
      if (places.length >= limits.maxPlaces) throw new AppError('too_many');
      const position = Math.max(0, ...places.map((place) => place.position)) + 1;
      const id = await insertEstate(at.tx, { slug, position, ...clean });
      await at.audit({ place: id, action: 'place.create', subject: `place:${slug}`, details: { after: clean } });
      return id;
    });
    return placeNow(at.tx, slug);
  });
