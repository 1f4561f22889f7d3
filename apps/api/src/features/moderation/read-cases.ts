import { mayReadCases } from '@moja-ulica/shared/moderation/policy.ts';
import type { Case, CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';
import { AppError } from '../../platform/errors.ts';
import type { ModerationContext } from './context.ts';
import { presentCase, presentWholeCase } from './presenter.ts';
import * as queries from './queries.ts';

const casesPerPage = 20;

interface ListCases {
  readonly caller: Caller;
  readonly state: 'open' | 'decided';
  readonly place: string | null;
  readonly cursor: string | null;
}

/** Places the asker moderates, narrowed to one if asked; null means all (administrator). */
const placesToList = (moderated: readonly string[] | null, place: string | null): readonly string[] | null => {
  if (place === null) return moderated;
  return moderated === null || moderated.includes(place) ? [place] : [];
};

/**
 * Cases of the places one moderates.
 * @throws `not_moderator_here` for somebody who moderates nothing, or not the place asked for
 */
export const listCases = async (
  { platform, loadAsker }: ModerationContext,
  input: ListCases,
): Promise<{ items: CaseSummary[]; nextCursor: string | null }> => {
  const { actor } = await loadAsker(platform.db, input.caller);
  if (actor.kind === 'guest') throw new AppError('unauthorized');
  if (actor.suspended) throw new AppError('account_suspended');
  const moderated = actor.admin
    ? null
    : actor.memberships.filter(({ roles }) => roles.includes('moderator')).map(({ place }) => place);
  const listed = placesToList(moderated, input.place);
  if (listed?.length === 0) throw new AppError('not_moderator_here');

  const cursor = decodeCursor(input.cursor);
  const rows = await queries.listCases(platform.db, {
    state: input.state,
    places: listed,
    after: cursor,
    limit: casesPerPage + 1,
  });
  const page = rows.slice(0, casesPerPage);
  const reasons = await queries.reasonsOf(
    platform.db,
    page.map((row) => row.key),
  );
  const last = rows.length > casesPerPage ? page.at(-1) : undefined;
  return {
    items: page.map((row) => presentCase(row, reasons)),
    nextCursor: last
      ? encodeCursor({ at: input.state === 'open' ? last.dueAt : (last.decidedAt ?? last.openedAt), key: last.key })
      : null,
  };
};

/**
 * One case for a moderator of its place.
 * @throws `case_not_found` for everybody else
 */
export const readCase = async (
  { platform, loadAsker }: ModerationContext,
  input: { readonly caller: Caller; readonly case: string },
): Promise<Case> => {
  const { db } = platform;
  const { actor } = await loadAsker(db, input.caller);
  const row = await queries.findCase(db, input.case);
  if (!row || !mayReadCases(actor, row.place).allow) throw new AppError('case_not_found');
  const [reasons, reports, decisions, previous] = await Promise.all([
    queries.reasonsOf(db, [row.key]),
    queries.reportsOf(db, row.key),
    queries.decisionsOf(db, row.post.key),
    queries.previousPost(db, row.thread.key, row.post.number),
  ]);
  return presentWholeCase(row, actor, { reasons, reports, decisions, previous });
};
