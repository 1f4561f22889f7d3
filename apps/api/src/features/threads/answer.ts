import type { ResultOf } from '@moja-ulica/shared/http.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { Directory, PersonName } from '../institutions/index.ts';
import { presentHead, presentPost } from './presenter.ts';
import { findPostByKey } from './queries/changes.ts';
import type { HeadRow, PostRow, PostWithThread } from './queries/rows.ts';

/** What writing a post answers with. */
export type PostAnswer = ResultOf<typeof threadRoutes.createReply>;

/** A post and its thread as they are now, for `presentAnswer`. Throws `post_not_found`. */
export const loadAnswer = async (db: Db, postKey: bigint): Promise<PostWithThread> => {
  const row = await findPostByKey(db, postKey);
  if (row === null) throw new AppError('post_not_found');
  return row;
};

/** What an answer is made of. */
export type AnswerRow = HeadRow & PostRow;

/** Somebody whose name was read along with who they are: the directory need not look for it. */
interface KnownPerson extends PersonName {
  readonly key: bigint;
}

/** A post and its thread's head as everybody sees them. After the transaction: see `Directory.show`. */
export const presentAnswer = (directory: Directory, row: AnswerRow, known?: KnownPerson): Promise<PostAnswer> =>
  directory.show((names) => {
    const person = (key: bigint): PersonName => (key === known?.key ? known : names.person(key));
    const all = { ...names, person };
    return { thread: presentHead(all, row), post: presentPost(all, row.placeKey, row) };
  });
