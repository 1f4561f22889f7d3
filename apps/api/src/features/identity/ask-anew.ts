import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { announceSessionEnd } from './session-change.ts';

/**
 * In the transaction of what changes a person's rights: every instance cuts their sockets, so that each device asks anew who
 * this is. Their sessions go on. Announces `session`.
 */
export const askAnew = ({ changes }: Pick<Platform, 'changes'>, tx: Tx, publicId: string): Promise<void> =>
  announceSessionEnd(changes, tx, { userId: publicId, exceptSessionId: null });
