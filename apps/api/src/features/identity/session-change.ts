import type { Changes } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Realtime } from '../../platform/realtime/realtime.ts';

const topic = 'session';

/** One session has ended, or all of a person but perhaps one; public ids. */
type SessionChange =
  | { readonly sessionId: string }
  | { readonly userId: string; readonly exceptSessionId: string | null };

/** Announces that sessions have ended. */
export const announceSessionEnd = (changes: Changes, tx: Tx, ended: SessionChange): Promise<void> =>
  changes.announce(tx, topic, ended);

const isSessionChange = (change: unknown): change is SessionChange => {
  if (typeof change !== 'object' || change === null) return false;
  if ('sessionId' in change) return typeof change.sessionId === 'string';
  if (!('userId' in change) || typeof change.userId !== 'string' || !('exceptSessionId' in change)) return false;
  return change.exceptSessionId === null || typeof change.exceptSessionId === 'string';
};

/** On every instance: cuts the sockets of sessions that have ended. */
export const followSessions = (changes: Changes, realtime: Realtime): void => {
  changes.subscribe(topic, (change) => {
    if (isSessionChange(change)) realtime.disconnect(change);
  });
};
