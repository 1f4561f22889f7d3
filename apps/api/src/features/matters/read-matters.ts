import type { QueryOf, ResultOf } from '@moja-ulica/shared/http.ts';
import { mayReadAwaiting } from '@moja-ulica/shared/matters/policy.ts';
import type { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { Directory } from '../institutions/index.ts';
import { presentSummary, readablePlaceKeys } from '../threads/index.ts';
import { matterAnswered, matterAwaiting } from './queries.ts';

export interface MatterContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly directory: Directory;
}

interface ReadMatters {
  readonly caller: Caller;
  readonly query: QueryOf<typeof matterRoutes.awaitingAnswer>;
}

/** Matters of the institutions the asker speaks for. @throws `forbidden` for whoever speaks for none, `invalid_input` */
export const readMatters = async (
  { platform: { db }, loadAsker, directory }: MatterContext,
  { caller, query }: ReadMatters,
): Promise<ResultOf<typeof matterRoutes.awaitingAnswer>> => {
  const { show = 'waiting' } = query;
  const cursor = decodeCursor(show, query.cursor, { momentless: show === 'waiting' });
  const { actor } = await loadAsker(db, caller);
  enforce(mayReadAwaiting(actor));
  if (actor.kind === 'guest') throw new AppError('unauthorized');

  const limit = threadLimits.threadsPerPage;
  const list = show === 'waiting' ? matterAwaiting : matterAnswered;
  const rows = await list(db, {
    institutions: actor.liaisonFor.map(({ institution }) => institution),
    placeKeys: await readablePlaceKeys(db, actor),
    cursor,
    limit: limit + 1,
  });
  const { shown, nextCursor } = pageOf(rows, limit, (last) =>
    encodeCursor(show, { at: show === 'waiting' ? last.dueAt : last.lastActivityAt, after: last.id }),
  );
  const items = await directory.show((names) => shown.map((row) => presentSummary(names, row)));
  return { items, nextCursor };
};
