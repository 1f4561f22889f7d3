import type { Changes } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Realtime } from '../../platform/realtime/realtime.ts';

const topic = 'membership';

/** What someone belongs to has changed; public id. */
interface MembershipChange {
  readonly userId: string;
}

/** Announces that this person may now be in other rooms than before. */
export const announceMembership = (changes: Changes, tx: Tx, userId: string): Promise<void> =>
  changes.announce(tx, topic, { userId } satisfies MembershipChange);

const isMembershipChange = (change: unknown): change is MembershipChange =>
  typeof change === 'object' && change !== null && 'userId' in change && typeof change.userId === 'string';

/** On every instance: takes the person's sockets out of the rooms that they may no longer be in. */
export const followMemberships = (changes: Changes, realtime: Realtime): void => {
  changes.subscribe(topic, (change) =>
    isMembershipChange(change) ? realtime.recheck({ userId: change.userId }) : undefined,
  );
};
