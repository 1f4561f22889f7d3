import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace, once } from '../managing.ts';
import { insertTopic, topicsOf } from '../repo-manage.ts';
import type { Localized } from '../tables.ts';
import { cleanLabel, isSameLabel, slugFor } from '../written.ts';

interface AddTopic {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly label: Localized;
  readonly idempotencyKey: string;
}

/**
 * Adds a topic that no other of the place is called like in any language, the last in the order, once for an `Idempotency-Key`.
 * @throws `place_not_found`, `name_taken`, `too_many`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`,
 * `idempotency_key_reused`
 */
export const addTopic = (context: EstatesContext, { idempotencyKey, label, ...at }: AddTopic): Promise<Place> => {
  const name = cleanLabel('label', label);
  const slug = slugFor('label.pl', name.pl);
  return managePlace(context, at, async (managing) => {
    const { tx, place, record } = managing;
    await once(managing, estateRoutes.addTopic, { idempotencyKey, params: at.place, body: label }, async () => {
      const known = await topicsOf(tx, place.id);
      // A renamed one keeps its slug, which is as little free as what it is called now.
      if (known.some((topic) => topic.slug === slug || isSameLabel(topic.name, name))) {
        throw new AppError('name_taken');
      }
      if (known.length >= limits.maxTopics) throw new AppError('too_many');
      const id = await insertTopic(tx, { placeId: place.id, slug, name });
      await record('topic.add', `topic:${place.slug}/${slug}`, { after: name });
      return id;
    });
  });
};
