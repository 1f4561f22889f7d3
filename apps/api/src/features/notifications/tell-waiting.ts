import { mayDecideRequest } from '@moja-ulica/shared/estates/policy.ts';
import type { Platform } from '../../platform/platform.ts';
import { placeFactsOf, requestDeciders, type TellWaiting, type UntellWaiting } from '../estates/index.ts';
import type { LoadActors } from '../identity/index.ts';
import { announceGone, announceNotifications } from './live.ts';
import { deleteWaiting, insertWaiting } from './repo-waiting.ts';

/** In the transaction that asks: tells whoever may decide it now that somebody waits, once until they look. */
export const createTellWaiting =
  (platform: Platform, loadActors: LoadActors): TellWaiting =>
  async (tx, { place, userId }) => {
    const actors = await loadActors(tx, await requestDeciders(tx, place.id));
    const personId = (await loadActors(tx, [userId])).get(userId)?.id;
    if (personId === undefined) return;
    const userIds = [...actors]
      .filter(([, actor]) => mayDecideRequest(actor, placeFactsOf(place), { personId }).allow)
      .map(([id]) => id)
      .toSorted((a, b) => (a < b ? -1 : 1));
    if (userIds.length === 0) return;
    const told = await insertWaiting(tx, { placeId: place.id, userIds, now: platform.clock.now() });
    const changes = told.flatMap(({ userId: id, publicId }) => {
      const actor = actors.get(id);
      return actor === undefined ? [] : [{ user: actor.id, notification: publicId }];
    });
    await announceNotifications(platform, tx, changes);
  };

/** In the transaction that closes a request: where nobody waits any more it is no news, on any device. */
export const createUntellWaiting =
  (platform: Pick<Platform, 'changes'>): UntellWaiting =>
  async (tx, placeId) => {
    for (const { user, publicId } of await deleteWaiting(tx, placeId))
      await announceGone(platform, tx, { user, gone: [publicId] });
  };
