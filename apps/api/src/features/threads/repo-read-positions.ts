import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { readPositions } from './tables.ts';

/** Keeps the greatest number read, never past the thread's end; returns it. */
export const keepRead = async (
  tx: Tx,
  position: { readonly userId: bigint; readonly threadId: bigint; readonly lastRead: number; readonly updatedAt: Date },
): Promise<number> => {
  const [row] = await tx
    .insert(readPositions)
    .values(position)
    .onConflictDoUpdate({
      target: [readPositions.userId, readPositions.threadId],
      set: {
        lastRead: sql`greatest(${readPositions.lastRead}, excluded.last_read)`,
        updatedAt: position.updatedAt,
      },
    })
    .returning({ lastRead: readPositions.lastRead });
  return row?.lastRead ?? position.lastRead;
};
