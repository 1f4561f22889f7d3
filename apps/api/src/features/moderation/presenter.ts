import { mayDecide } from '@moja-ulica/shared/moderation/policy.ts';
import type { Case, CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { plainExcerpt } from '../threads/index.ts';
import type { CaseRow, decisionsOf, previousPost, reasonsOf, reportsOf } from './queries.ts';

type Reasons = Awaited<ReturnType<typeof reasonsOf>>;

/** A case as the list shows it. A withdrawn post's text is gone; its reports keep what they were about. */
export const presentCase = (row: CaseRow, reasons: Reasons): CaseSummary => ({
  id: row.id,
  number: row.number,
  state: row.state,
  place: { slug: row.place.slug, name: row.place.name },
  thread: { id: row.thread.id, slug: row.thread.slug, title: row.thread.title },
  postNumber: row.post.number,
  author: {
    handle: row.author?.handle ?? null,
    displayName: row.author?.displayName ?? null,
    role: null,
    verified: false,
  },
  excerpt: row.post.state === 'withdrawn' ? '' : plainExcerpt(row.post.html),
  reasons: reasons.filter((entry) => entry.caseKey === row.key).map(({ reason, count }) => ({ reason, count })),
  openedAt: row.openedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
});

interface CaseParts {
  readonly reasons: Reasons;
  readonly reports: Awaited<ReturnType<typeof reportsOf>>;
  readonly decisions: Awaited<ReturnType<typeof decisionsOf>>;
  readonly previous: Awaited<ReturnType<typeof previousPost>>;
}

/** A case as its page shows it to this moderator; what was reported stays readable when its author has withdrawn it. */
export const presentWholeCase = (row: CaseRow, actor: Actor, parts: CaseParts): Case => ({
  ...presentCase(row, parts.reasons),
  post: {
    number: row.post.number,
    state: row.post.state,
    html: row.post.state === 'withdrawn' ? '' : row.post.html,
    createdAt: row.post.createdAt.toISOString(),
  },
  previous: parts.previous,
  reports: parts.reports.map((report) => ({
    reason: report.reason,
    note: report.note,
    textThen: row.post.state !== 'withdrawn' && report.body === row.post.body ? null : report.body,
    reporter: report.reporter,
    createdAt: report.createdAt.toISOString(),
  })),
  decisions: parts.decisions.map((decision) => ({ ...decision, decidedAt: decision.decidedAt.toISOString() })),
  mayDecide: mayDecide(actor, row.place, {
    authorId: row.author?.id ?? null,
    state: row.post.state,
    createdAt: row.post.createdAt,
  }).allow,
});
