import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { placeIntroductions } from './tables.ts';

/** Points newcomers of a place to a thread, in place of another. */
export const setIntroduction = async (tx: Tx, placeId: bigint, threadId: bigint): Promise<void> => {
  await tx
    .insert(placeIntroductions)
    .values({ placeId, threadId })
    .onConflictDoUpdate({ target: placeIntroductions.placeId, set: { threadId } });
};

/** Points them nowhere; false where they were not pointed anywhere. */
export const deleteIntroduction = async (tx: Tx, placeId: bigint): Promise<boolean> => {
  const deleted = await tx
    .delete(placeIntroductions)
    .where(eq(placeIntroductions.placeId, placeId))
    .returning({ threadId: placeIntroductions.threadId });
  return deleted.length > 0;
};
