import { and, eq } from 'drizzle-orm';
import type { Introduction } from '@moja-ulica/shared/threads/schema.ts';
import type { Db } from '../../../platform/db/database.ts';
import { placeIntroductions, posts, threads } from '../tables.ts';

/** The thread to which newcomers of a place are pointed, while its opening post can be read; null: none. */
export const findIntroduction = async (db: Db, placeKey: bigint): Promise<Introduction | null> => {
  const [found] = await db
    .select({ id: threads.publicId, slug: threads.slug, title: threads.title })
    .from(placeIntroductions)
    .innerJoin(threads, and(eq(threads.id, placeIntroductions.threadId), eq(threads.placeId, placeKey)))
    .innerJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.number, 1), eq(posts.state, 'visible')))
    .where(eq(placeIntroductions.placeId, placeKey));
  return found ?? null;
};
