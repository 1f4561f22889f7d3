import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, NoContent, PublicId, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { HideRule } from '../threads/schema.ts';
import { Handle } from '../identity/schema.ts';
import { moderationLimits as limits, photoRules } from './limits.ts';
import { moderationPaths as paths } from './paths.ts';
import { Case, CaseSummary, Decision } from './schema.ts';

const tag = 'moderation';
const post = Closed({ thread: PublicId, number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }) });
const Reason = Type.String({
  minLength: limits.minReasonChars,
  maxLength: limits.maxReasonChars,
  description: 'Statement of reasons; the author reads it',
});

export const moderationRoutes = {
  reportPost: defineRoute({
    ...paths.reportPost,
    tag,
    access: 'account',
    creates: true,
    summary: 'Report that a post breaks the rules or the law',
    params: post,
    body: Closed({ reason: HideRule, note: Type.Optional(Type.String({ maxLength: limits.maxNoteChars })) }),
    responses: { 201: Closed({ id: PublicId, caseNumber: Type.Integer() }) },
    errors: [
      'thread_not_found',
      'post_not_found',
      'own_post',
      'already_reported',
      'reports_limit_reached',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
  hidePost: defineRoute({
    ...paths.hidePost,
    tag,
    access: 'account',
    summary: 'Hide a post with a statement of reasons that its author sees; decides the open case on it',
    params: post,
    body: Closed({ rule: HideRule, reason: Reason }),
    responses: { 200: Decision },
    errors: [
      'thread_not_found',
      'post_not_found',
      'post_withdrawn',
      'own_post',
      'not_moderator_here',
      'case_already_decided',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
  restorePost: defineRoute({
    ...paths.restorePost,
    tag,
    access: 'account',
    summary: 'Show a hidden post again',
    description:
      'Its case was decided wrongly and counts as kept; with `reopen`, for who hid it, it waits for a decision as before.',
    params: post,
    body: Closed({ reason: Reason, reopen: Type.Optional(Type.Boolean()) }),
    responses: { 200: Decision },
    errors: [
      'thread_not_found',
      'post_not_found',
      'own_post',
      'not_moderator_here',
      'case_already_decided',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
  listCases: defineRoute({
    ...paths.listCases,
    tag,
    access: 'account',
    summary: 'Cases of the places I moderate, nearest deadline first',
    query: Closed({
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('decided')], { default: 'open' })),
      place: Type.Optional(Slug),
      cursor: Type.Optional(Cursor),
    }),
    responses: { 200: CursorPage(CaseSummary) },
    errors: ['not_moderator_here', 'account_suspended'],
  }),
  case: defineRoute({
    ...paths.case,
    tag,
    access: 'account',
    summary: 'One case with the post, its context, the reports and the decisions',
    params: Closed({ case: PublicId }),
    responses: { 200: Case },
    errors: ['case_not_found'],
  }),
  keepPost: defineRoute({
    ...paths.keepPost,
    tag,
    access: 'account',
    summary: 'Leave the post as it is and close the case',
    params: Closed({ case: PublicId }),
    body: Closed({ reason: Reason }),
    responses: { 200: Decision },
    errors: [
      'case_not_found',
      'case_already_decided',
      'own_post',
      'not_moderator_here',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
  removePhoto: defineRoute({
    ...paths.removePhoto,
    tag,
    access: 'account',
    summary: "Take somebody's profile photo away, with a statement of reasons that they get",
    description: 'In the audit log. The file is gone at once, under every address it had.',
    params: Closed({ handle: Handle }),
    body: Closed({ rule: Type.Enum([...photoRules]), reason: Reason }),
    responses: { 204: NoContent },
    errors: [
      'person_not_found',
      'photo_not_found',
      'not_moderator_here',
      'forbidden',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
} as const;
