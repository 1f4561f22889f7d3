import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { ThreadChange } from '@moja-ulica/shared/threads/events.ts';
import type { Message } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** Topic under which committed changes of threads travel to every instance. */
export const threadTopic = 'thread';

interface ChangedThread {
  readonly publicId: string;
  readonly place: PlaceFacts;
}

type What = Omit<ThreadChange, 'thread' | 'place'>;

const changeOf = ({ publicId, place }: ChangedThread, change: What): ThreadChange => ({
  ...change,
  thread: publicId,
  place: place.slug,
});

/** Tells every instance, if and only if the transaction commits. */
export const announceChange = ({ changes }: Platform, tx: Tx, thread: ChangedThread, change: What): Promise<void> =>
  changes.announce(tx, threadTopic, changeOf(thread, change));

/** The same as a message, for the statement that writes the change. */
export const messageOfChange = ({ changes }: Platform, thread: ChangedThread, change: What): Message =>
  changes.messageOf(threadTopic, changeOf(thread, change));
