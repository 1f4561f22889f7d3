import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { topicsOf, updateTopic } from '../repo-manage.ts';
import type { Localized } from '../tables.ts';
import { cleanLabel, differences, isSameLabel } from '../written.ts';

interface RenameTopic {
  readonly caller: Caller;
  /** Slugs. */
  readonly place: string;
  readonly topic: string;
  readonly label: Localized;
}

/**
 * Renames a topic to what no other of the place is called in any language; its slug, which stands in addresses, stays. A trigger
 * tells every instance.
 * @throws `place_not_found`, `not_found`, `name_taken`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`
 */
export const renameTopic = (context: EstatesContext, { topic: slug, label, ...at }: RenameTopic): Promise<Place> => {
  const name = cleanLabel('label', label);
  return managePlace(context, at, async ({ tx, place, record }) => {
    const topics = await topicsOf(tx, place.id);
    const topic = topics.find((one) => one.slug === slug);
    if (topic === undefined) throw new AppError('not_found');
    if (topics.some((other) => other.id !== topic.id && isSameLabel(other.name, name))) {
      throw new AppError('name_taken');
    }
    const changed = differences({ name: topic.name }, { name });
    if (changed === null) return;
    await updateTopic(tx, topic.id, { name });
    await record('topic.rename', `topic:${place.slug}/${slug}`, changed);
  });
};
