import { Type, type Static } from 'typebox';
import { Closed, Nullable, PublicId, Timestamp } from '../common.ts';
import { Author, HideRule, PlaceRef, PostState } from '../threads/schema.ts';

export const CaseState = Type.Union([Type.Literal('open'), Type.Literal('hidden'), Type.Literal('kept')]);

export const CaseSummary = Closed({
  id: PublicId,
  /** Human number, shown as text; opens nothing by itself. */
  number: Type.Integer(),
  state: CaseState,
  place: PlaceRef,
  thread: Closed({ id: PublicId, slug: Type.String(), title: Type.String() }),
  postNumber: Type.Integer(),
  author: Author,
  excerpt: Type.String(),
  reasons: Type.Array(Closed({ reason: HideRule, count: Type.Integer({ minimum: 1 }) })),
  openedAt: Timestamp,
  dueAt: Timestamp,
});

export const Decision = Closed({
  action: Type.Union([Type.Literal('hide'), Type.Literal('keep'), Type.Literal('restore')]),
  rule: Nullable(HideRule),
  reason: Type.String(),
  decidedAt: Timestamp,
  decidedBy: Type.String({ description: 'Display name' }),
});

export const Case = Closed({
  ...CaseSummary.properties,
  post: Closed({
    number: Type.Integer(),
    state: PostState,
    html: Type.String({ description: 'Also of a hidden post: the moderator decides on what was written' }),
    createdAt: Timestamp,
  }),
  /** The visible post before it, for context. */
  previous: Nullable(Closed({ number: Type.Integer(), displayName: Nullable(Type.String()), html: Type.String() })),
  reports: Type.Array(
    Closed({
      reason: HideRule,
      note: Nullable(Type.String()),
      /** The text as it was when reported, where it differs from today's. */
      textThen: Nullable(Type.String()),
      reporter: Nullable(Type.String()),
      createdAt: Timestamp,
    }),
  ),
  decisions: Type.Array(Decision),
  /** False on one's own post: somebody else decides. */
  mayDecide: Type.Boolean(),
});

export type CaseSummary = Static<typeof CaseSummary>;
export type Case = Static<typeof Case>;
export type Decision = Static<typeof Decision>;
