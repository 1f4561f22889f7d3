import type { Changes } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Realtime } from '../../platform/realtime/realtime.ts';

const topic = 'session';

/** A session has ended; public id. */
interface SessionChange {
  readonly sessionId: string;
}

/** Announces that this session has ended. */
export const announceSessionEnd = (changes: Changes, tx: Tx, sessionId: string): Promise<void> =>
  changes.announce(tx, topic, { sessionId } satisfies SessionChange);

const isSessionChange = (change: unknown): change is SessionChange =>
  typeof change === 'object' && change !== null && 'sessionId' in change && typeof change.sessionId === 'string';

/** On every instance: cuts the sockets of sessions that have ended. */
export const followSessions = (changes: Changes, realtime: Realtime): void => {
  changes.subscribe(topic, (change) => {
    if (isSessionChange(change)) realtime.disconnect({ sessionId: change.sessionId });
  });
};
