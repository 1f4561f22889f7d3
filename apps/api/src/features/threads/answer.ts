import type { ResultOf } from '@moja-ulica/shared/http.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { presentHead, presentPost } from './presenter.ts';
import { findPostByKey } from './queries/changes.ts';

/** What writing a post answers with. */
export type PostAnswer = ResultOf<typeof threadRoutes.createReply>;

/** A post and its thread's head as they are now, as everybody sees them. Throws `post_not_found`. */
export const loadAnswer = async (db: Db, postKey: bigint): Promise<PostAnswer> => {
  const row = await findPostByKey(db, postKey);
  if (row === null) throw new AppError('post_not_found');
  return { thread: presentHead(row), post: presentPost(row) };
};
