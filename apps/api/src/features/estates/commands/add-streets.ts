import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { knownStreets } from '../known-streets.ts';
import { managePlace, once } from '../managing.ts';
import { insertStreets } from '../repo.ts';
import { cleanName, slugFor } from '../written.ts';

interface AddStreets {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly names: readonly string[];
  readonly idempotencyKey: string;
}

/** By slug; of two that are the same street the first stays. */
const bySlug = (names: readonly string[]): ReadonlyMap<string, string> => {
  const streets = new Map<string, string>();
  for (const typed of names) {
    const name = cleanName('names', typed);
    const slug = slugFor('names', name);
    if (!streets.has(slug)) streets.set(slug, name);
  }
  return streets;
};

/**
 * Adds these streets, all or none; those that the place has already stay as they are, so that repeating it changes nothing.
 * One row in the audit log names them all.
 * @throws `place_not_found`, `too_many`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`, `idempotency_key_reused`
 */
export const addStreets = (context: EstatesContext, { names, idempotencyKey, ...at }: AddStreets): Promise<Place> => {
  const wanted = bySlug(names);
  return managePlace(context, at, async (managing) => {
    const { tx, place, record } = managing;
    await once(managing, estateRoutes.addStreets, { idempotencyKey, params: at.place, body: names }, async () => {
      const { names: known, count } = await knownStreets(tx, place.id);
      const added = [...wanted].filter(([slug]) => !known.has(slug)).map(([slug, name]) => ({ slug, name }));
      if (added.length === 0) return place.id;
      if (count + added.length > limits.maxStreets) throw new AppError('too_many');
      await insertStreets(
        tx,
        added.map((street) => ({ placeId: place.id, ...street })),
      );
      await record('street.add', `place:${place.slug}`, { added: added.map(({ name }) => name) });
      return place.id;
    });
  });
};
