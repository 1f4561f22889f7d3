import { mayListCases, mayReadCase, placesOfCases } from '@moja-ulica/shared/moderation/policy.ts';
import type { Case, CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { ModerationContext } from './context.ts';
import { presentCase, presentWholeCase } from './presenter.ts';
import * as queries from './queries.ts';

const casesPerPage = 20;

interface ListCases {
  readonly caller: Caller;
  readonly state: 'open' | 'decided';
  readonly place: string | null;
  readonly cursor: string | undefined;
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
  enforce(mayListCases(actor, input.place));
  const listed = placesToList(placesOfCases(actor), input.place);

  const { state } = input;
  const rows = await queries.listCases(platform.db, {
    state,
    places: listed,
    cursor: decodeCursor(state, input.cursor),
    limit: casesPerPage + 1,
  });
  const { shown, nextCursor } = pageOf(rows, casesPerPage, (last) =>
    encodeCursor(state, { at: state === 'open' ? last.dueAt : last.decidedAt, after: last.id }),
  );
  const reasons = await queries.reasonsOf(
    platform.db,
    shown.map(({ key }) => key),
  );
  return { items: shown.map((row) => presentCase(row, reasons)), nextCursor };
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
  if (!row) throw new AppError('case_not_found');
  enforce(mayReadCase(actor, row.place));
  const [reasons, reports, decisions, previous] = await Promise.all([
    queries.reasonsOf(db, [row.key]),
    queries.reportsOf(db, row.key),
    queries.decisionsOf(db, row.post.key),
    queries.previousPost(db, row.thread.key, row.post.number),
  ]);
  return presentWholeCase(row, actor, { reasons, reports, decisions, previous });
};
