import type { QueryOf, ResultOf } from '@moja-ulica/shared/http.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { ThreadContext } from './context.ts';
import { readablePlaceKeys } from './queries/access.ts';
import { answersOf, findInstitution } from './queries/answers.ts';
import { plainExcerpt } from './render/excerpt.ts';

interface InstitutionAnswers {
  readonly caller: Caller;
  /** Slug. */
  readonly institution: string;
  readonly query: QueryOf<typeof threadRoutes.institutionAnswers>;
}

/** Official answers of an institution where the asker may read them, newest first. @throws `not_found`, `invalid_input` */
export const readAnswers = async (
  { platform: { db }, loadAsker, directory }: Pick<ThreadContext, 'platform' | 'loadAsker' | 'directory'>,
  { caller, institution: slug, query }: InstitutionAnswers,
): Promise<ResultOf<typeof threadRoutes.institutionAnswers>> => {
  const { limit = threadLimits.threadsPerPage } = query;
  const cursor = decodeCursor('answers', query.cursor, { momentless: true });
  const institution = await findInstitution(db, slug);
  if (institution === null) throw new AppError('not_found');
  const { actor } = await loadAsker(db, caller);
  const placeKeys = await readablePlaceKeys(db, actor);
  const rows = await answersOf(db, { institution, placeKeys, after: cursor?.after ?? null, limit: limit + 1 });
  const { shown, nextCursor } = pageOf(rows, limit, ({ id }) => encodeCursor('answers', { at: null, after: id }));
  const items = await directory.show((names) =>
    shown.map(({ thread, placeKey, number, html, lang, createdAt, unit }) => ({
      thread: { ...thread, place: names.place(placeKey) },
      number,
      excerpt: plainExcerpt(html),
      lang,
      createdAt: createdAt.toISOString(),
      unit,
    })),
  );
  return { items, nextCursor };
};
