import type { QueryOf, ResultOf } from '@moja-ulica/shared/http.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { ThreadContext } from './context.ts';
import { closedPlaceKeys, readablePlaceKeys } from './queries/access.ts';
import { countPostsOfPerson, findPerson, postsOfPerson } from './queries/mine.ts';
import { plainExcerpt } from './render/excerpt.ts';

interface PersonPosts {
  readonly caller: Caller;
  readonly handle: string;
  readonly query: QueryOf<typeof threadRoutes.personPosts>;
}

/** What someone wrote where the asker may read it, visible posts only, newest first. @throws `person_not_found` */
export const readPersonPosts = async (
  { platform: { db }, loadAsker, directory }: ThreadContext,
  { caller, handle, query }: PersonPosts,
): Promise<ResultOf<typeof threadRoutes.personPosts>> => {
  const { limit = threadLimits.threadsPerPage } = query;
  const cursor = decodeCursor('person', query.cursor, { momentless: true });
  const authorId = await findPerson(db, handle);
  if (authorId === null) throw new AppError('person_not_found');
  const { actor } = await loadAsker(db, caller);
  const placeKeys = await readablePlaceKeys(db, actor);
  const rows = await postsOfPerson(db, { authorId, placeKeys, after: cursor?.after ?? null, limit: limit + 1 });
  const { shown, nextCursor } = pageOf(rows, limit, ({ id }) => encodeCursor('person', { at: null, after: id }));
  const items = await directory.show((names) =>
    shown.map(({ thread, placeKey, number, html, createdAt, official }) => ({
      thread: { ...thread, place: names.place(placeKey) },
      number,
      excerpt: plainExcerpt(html),
      createdAt: createdAt.toISOString(),
      official,
    })),
  );
  return { items, nextCursor };
};

/** How many visible posts someone has in forums the actor may read. */
export const countVisiblePosts = async (db: Db, actor: Actor, userId: bigint): Promise<number> =>
  countPostsOfPerson(db, userId, await closedPlaceKeys(db, actor));
