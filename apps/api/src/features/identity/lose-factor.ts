import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { askAnew } from './ask-anew.ts';
import { weakenSessionsWithoutFactor } from './repo-second-steps.ts';

/**
 * In the transaction that took one of a person's second factors away: where it was the last, none of their sessions counts as
 * one of two any more, and each device asks anew what it may hear. Announces `session` then.
 */
export const loseFactor = async (
  platform: Pick<Platform, 'changes'>,
  tx: Tx,
  { id, publicId }: { readonly id: bigint; readonly publicId: string },
): Promise<void> => {
  if (await weakenSessionsWithoutFactor(tx, id)) await askAnew(platform, tx, publicId);
};
