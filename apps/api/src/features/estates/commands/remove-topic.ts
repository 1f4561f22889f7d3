import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { deleteTopic, topicsOf } from '../repo-manage.ts';

interface RemoveTopic {
  readonly caller: Caller;
  /** Slugs. */
  readonly place: string;
  readonly topic: string;
}

/**
 * Removes a topic that no thread has.
 * @throws `place_not_found`, `not_found`, `topic_in_use`, `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const removeTopic = (context: EstatesContext, { topic: slug, ...at }: RemoveTopic): Promise<Place> =>
  managePlace(context, at, async ({ tx, place, record }) => {
    const topic = (await topicsOf(tx, place.id)).find((one) => one.slug === slug);
    if (topic === undefined) throw new AppError('not_found');
    if (!(await deleteTopic(tx, topic.id))) throw new AppError('topic_in_use');
    await record('topic.remove', `topic:${place.slug}/${slug}`, { before: topic.name });
  });
