import type { ResultOf } from '@moja-ulica/shared/http.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { Directory } from '../institutions/index.ts';
import { presentHead, presentPost } from './presenter.ts';
import { findPostByKey } from './queries/changes.ts';
import type { PostWithThread } from './queries/rows.ts';

/** What writing a post answers with. */
export type PostAnswer = ResultOf<typeof threadRoutes.createReply>;

/** A post and its thread as they are now, for `presentAnswer`. Throws `post_not_found`. */
export const loadAnswer = async (db: Db, postKey: bigint): Promise<PostWithThread> => {
  const row = await findPostByKey(db, postKey);
  if (row === null) throw new AppError('post_not_found');
  return row;
};

/** A post and its thread's head as everybody sees them. After the transaction: see `Directory.show`. */
export const presentAnswer = (directory: Directory, row: PostWithThread): Promise<PostAnswer> =>
  directory.show((names) => ({
    thread: presentHead(names, row),
    post: presentPost(names, row.placeKey, row),
  }));
