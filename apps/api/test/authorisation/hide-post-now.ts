import { eq } from 'drizzle-orm';
import { posts } from '../../src/features/threads/tables.ts';
import type { TestApp } from '../../src/testing/index.ts';

/** Hidden as far as reading goes; the decision belongs to other tests. */
export const hidePostNow = async (app: TestApp, postId: bigint): Promise<void> => {
  await app.platform.db.update(posts).set({ state: 'hidden', hiddenRule: 'spam' }).where(eq(posts.id, postId));
};
