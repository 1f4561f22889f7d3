import type { ThreadChange } from '@moja-ulica/shared/threads/events.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LockedThread } from './repo.ts';

/** Topic under which committed changes of threads travel to every instance. */
export const threadTopic = 'thread';

/** Tells every instance, if and only if the transaction commits. */
export const announceChange = (
  platform: Platform,
  tx: Tx,
  thread: Pick<LockedThread, 'publicId' | 'place'>,
  change: Omit<ThreadChange, 'thread' | 'place'>,
): Promise<void> =>
  platform.changes.announce(tx, threadTopic, {
    ...change,
    thread: thread.publicId,
    place: thread.place.slug,
  } satisfies ThreadChange);
