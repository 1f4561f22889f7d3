import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import { mayReadAudit, placesOfAudit } from '@moja-ulica/shared/admin/policy.ts';
import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { enforce } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { AdminContext } from './context.ts';
import { readAudit, readSubjects, type AuditLogRow } from './queries-audit.ts';

interface ListAudit {
  readonly caller: Caller;
  readonly action?: string | undefined;
  readonly place?: string | undefined;
  readonly by?: string | undefined;
  readonly about?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Rows have no outside id; a cursor says how many of its moment have been shown, in the room of one. */
const countDigits = 12;

const narrowed = (readable: readonly string[] | null, place: string | undefined): readonly string[] | null => {
  if (place === undefined) return readable;
  return readable === null || readable.includes(place) ? [place] : [];
};

const momentOf = (given: string | undefined): Date | undefined => (given === undefined ? undefined : new Date(given));

const presentRow = (
  { action, subject, details, createdAt, by, place, institution }: AuditLogRow,
  subjects: Awaited<ReturnType<typeof readSubjects>>,
): AuditRow => {
  const colon = subject.indexOf(':');
  const known = subjects.get(subject);
  return {
    action,
    at: createdAt.toISOString(),
    by: by?.handle && by.displayName ? { handle: by.handle, displayName: by.displayName } : null,
    place,
    subject: {
      kind: subject.slice(0, colon),
      id: subject.slice(colon + 1),
      name: known?.name ?? null,
      thread: known?.thread ?? null,
    },
    institution,
    details,
  };
};

/** How many of the last rows have the moment of the very last: with those the cursor skips, where they reach back so far. */
const shownOf = (rows: readonly AuditLogRow[], at: Date, earlier: { at: Date; shown: number } | null): number => {
  const same = rows.filter(({ createdAt }) => createdAt.getTime() === at.getTime()).length;
  return earlier?.at.getTime() === at.getTime() ? earlier.shown + same : same;
};

/**
 * The audit log as far as the asker may read it, newest first.
 * @throws `unauthorized`, `account_suspended`; `not_moderator_here` for somebody who moderates nothing, or not the place asked for
 */
export const listAudit = async (
  { platform, loadAsker }: AdminContext,
  { caller, action, place, by, about, from, to, cursor }: ListAudit,
): Promise<{ items: AuditRow[]; nextCursor: string | null }> => {
  const { db } = platform;
  const { actor } = await loadAsker(db, caller);
  enforce(mayReadAudit(actor, place ?? null));
  const listed = narrowed(placesOfAudit(actor), place);

  const decoded = decodeCursor('audit', cursor);
  const after = decoded?.at ? { at: decoded.at, shown: Number.parseInt(decoded.after, 10) || 0 } : null;
  const filter = { action, places: listed, by, about, from: momentOf(from), to: momentOf(to) };
  const rows = await readAudit(db, { filter, after, limit: limits.auditPerPage + 1 });
  const { shown, nextCursor } = pageOf(rows, limits.auditPerPage, ({ createdAt }) => {
    const count = shownOf(rows.slice(0, limits.auditPerPage), createdAt, after);
    return encodeCursor('audit', { at: createdAt, after: String(count).padStart(countDigits, '0') });
  });
  const subjects = await readSubjects(db, [...new Set(shown.map(({ subject }) => subject))]);
  return { items: shown.map((row) => presentRow(row, subjects)), nextCursor };
};
