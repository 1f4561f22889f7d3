import type { ResultOf } from '@moja-ulica/shared/http.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { presentHead, presentPost } from './presenter.ts';
import { findPostByKey, findThreadByKey } from './queries/changes.ts';

/** What writing a post answers with. */
export type PostAnswer = ResultOf<typeof threadRoutes.createReply>;

/** A post and its thread's head as they are now, as everybody sees them. */
export const loadAnswer = async (db: Db, threadKey: bigint, postKey: bigint): Promise<PostAnswer> => {
  const thread = await findThreadByKey(db, threadKey);
  const post = await findPostByKey(db, postKey);
  if (thread === null) throw new AppError('thread_not_found');
  if (post === null) throw new AppError('post_not_found');
  return { thread: presentHead(thread), post: presentPost(post) };
};
