import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { photos } from './tables.ts';

/** Keeps a person's photo in place of the one they had, which is gone with this. */
export const replacePhoto = async (tx: Tx, row: typeof photos.$inferInsert): Promise<void> => {
  const { userId: _, ...rest } = row;
  await tx.insert(photos).values(row).onConflictDoUpdate({ target: photos.userId, set: rest });
};

/** Takes a person's photo away and gives the name that it had; null where there is none. */
export const deletePhoto = async (tx: Tx, userId: bigint): Promise<string | null> =>
  (await tx.delete(photos).where(eq(photos.userId, userId)).returning({ name: photos.name }))[0]?.name ?? null;
