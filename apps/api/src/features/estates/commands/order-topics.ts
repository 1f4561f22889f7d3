import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { topicsOf, updateTopic } from '../repo-manage.ts';
import { isOrderOf } from '../written.ts';

interface OrderTopics {
  readonly caller: Caller;
  /** Slugs. */
  readonly place: string;
  readonly order: readonly string[];
}

/**
 * Puts the topics of a place in this order.
 * @throws `order_outdated` unless each is named once; `place_not_found`, `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const orderTopics = (context: EstatesContext, { order, ...at }: OrderTopics): Promise<Place> =>
  managePlace(context, at, async ({ tx, place, record }) => {
    const topics = (await topicsOf(tx, place.id)).toSorted((one, other) => one.position - other.position);
    const before = topics.map(({ slug }) => slug);
    if (!isOrderOf(order, before)) throw new AppError('order_outdated');
    const moved = topics.filter(({ slug, position }) => position !== order.indexOf(slug));
    for (const { id, slug } of moved) await updateTopic(tx, id, { position: order.indexOf(slug) });
    if (moved.length === 0) return;
    // By name: the log is for people, and a topic may be gone when it is read.
    const names = new Map(topics.map(({ slug, name }) => [slug, name.pl]));
    const named = (slugs: readonly string[]) => slugs.map((slug) => names.get(slug) ?? slug);
    await record('topic.order', `place:${place.slug}`, { before: named(before), after: named(order) });
  });
