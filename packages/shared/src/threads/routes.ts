import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, Lang, PublicId, Slug } from '../common.ts';
import { estateLimits } from '../estates/limits.ts';
import { defineRoute } from '../http.ts';
import { Handle } from '../identity/schema.ts';
import { threadLimits as limits } from './limits.ts';
import { threadPaths as paths } from './paths.ts';
import { Body, MatterState, PersonPost, Post, ThreadHead, ThreadKind, ThreadOverlay, ThreadPage, ThreadSummary, Title } from './schema.ts';

const tag = 'threads';
const thread = Closed({ thread: PublicId });
const page = Closed({ thread: PublicId, page: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });
const post = Closed({ thread: PublicId, number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }) });
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: limits.maxThreadsPerPage, default: limits.threadsPerPage }));

const PostAnswer = Closed({ thread: ThreadHead, post: Post });

export const threadRoutes = {
  listThreads: defineRoute({
    ...paths.listThreads,
    tag,
    access: 'optional',
    summary: 'A forum’s threads',
    description: 'Pinned threads come first on the first page of the unfiltered list by activity.',
    params: Closed({ place: Slug }),
    query: Closed({
      sort: Type.Optional(Type.Union([Type.Literal('activity'), Type.Literal('newest')], { default: 'activity' })),
      topic: Type.Optional(Slug),
      kind: Type.Optional(ThreadKind),
      state: Type.Optional(MatterState),
      show: Type.Optional(
        Type.Union([Type.Literal('answered'), Type.Literal('unanswered')], {
          description: 'answered: has an official answer; unanswered: nobody has replied yet',
        }),
      ),
      cursor: Type.Optional(Cursor),
      limit,
    }),
    responses: { 200: CursorPage(ThreadSummary) },
    errors: ['place_not_found'],
  }),
  feed: defineRoute({
    ...paths.feed,
    tag,
    access: 'optional',
    summary: 'What is new: threads of my places (a guest: of all public ones) by latest activity',
    query: Closed({ cursor: Type.Optional(Cursor), limit }),
    responses: { 200: CursorPage(ThreadSummary) },
    errors: [],
  }),
  createThread: defineRoute({
    ...paths.createThread,
    tag,
    access: 'account',
    creates: true,
    summary: 'Open a thread with its first post',
    params: Closed({ place: Slug }),
    body: Closed({
      title: Title,
      body: Body,
      kind: Type.Union([Type.Literal('discussion'), Type.Literal('matter')]),
      topic: Type.Optional(Slug),
      streets: Type.Optional(Type.Array(Slug, { maxItems: estateLimits.maxStreetsPerThread, uniqueItems: true })),
      institution: Type.Optional(Slug),
      lang: Type.Optional(Lang),
    }),
    responses: { 201: ThreadHead },
    errors: ['place_not_found', 'not_a_member', 'email_unconfirmed', 'account_suspended', 'topic_not_found', 'street_not_found', 'institution_not_found', 'posting_too_fast', 'daily_limit_reached'],
  }),
  threadPage: defineRoute({
    ...paths.threadPage,
    tag,
    access: 'optional',
    summary: 'One page of a thread: the same for everybody who may read it',
    description: 'ETag, 304. A page past the end answers the last page.',
    params: page,
    responses: { 200: ThreadPage },
    errors: ['thread_not_found'],
  }),
  updateThread: defineRoute({
    ...paths.updateThread,
    tag,
    access: 'account',
    summary: 'Change the title or topic of one’s own thread',
    params: thread,
    body: Closed({ title: Type.Optional(Title), topic: Type.Optional(Slug) }),
    responses: { 200: ThreadHead },
    errors: ['thread_not_found', 'not_author', 'not_a_member', 'thread_locked', 'edit_time_over', 'post_withdrawn', 'account_suspended', 'email_unconfirmed', 'topic_not_found', 'daily_limit_reached'],
  }),
  overlay: defineRoute({
    ...paths.overlay,
    tag,
    access: 'account',
    summary: 'What only I see of a page: read position, my posts, hidden text I may read',
    params: page,
    responses: { 200: ThreadOverlay },
    errors: ['thread_not_found'],
  }),
  readPositions: defineRoute({
    ...paths.readPositions,
    tag,
    access: 'account',
    summary: 'How far I have read these threads',
    query: Closed({ threads: Type.String({ description: 'Up to 50 thread ids joined by commas', pattern: '^[1-9A-HJ-NP-Za-km-z]{12}(,[1-9A-HJ-NP-Za-km-z]{12}){0,49}$' }) }),
    responses: { 200: Closed({ items: Type.Array(Closed({ thread: PublicId, lastRead: Type.Integer() })) }) },
    errors: [],
  }),
  changes: defineRoute({
    ...paths.changes,
    tag,
    access: 'optional',
    summary: 'What changed since a version: heals any gap of the live feed',
    params: thread,
    query: Closed({ since: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }) }),
    responses: {
      200: Closed({
        thread: ThreadHead,
        posts: Type.Array(Post, { description: 'Posts changed after `since`, by number' }),
        complete: Type.Boolean({ description: 'false: too many changes, fetch the page anew' }),
      }),
    },
    errors: ['thread_not_found'],
  }),
  markRead: defineRoute({
    ...paths.markRead,
    tag,
    access: 'account',
    summary: 'I have read up to this post; the greatest number wins',
    params: thread,
    body: Closed({ number: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }) }),
    responses: { 200: Closed({ lastRead: Type.Integer() }) },
    errors: ['thread_not_found'],
  }),
  createReply: defineRoute({
    ...paths.createReply,
    tag,
    access: 'account',
    creates: true,
    summary: 'Reply in a thread',
    params: thread,
    body: Closed({
      body: Body,
      replyTo: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })),
      lang: Type.Optional(Lang),
      official: Type.Optional(
        /** Present: the institution’s official answer; absent: speaking as a neighbour. */
        Closed({ institution: Slug }),
      ),
    }),
    responses: { 201: PostAnswer },
    errors: ['thread_not_found', 'not_a_member', 'thread_locked', 'email_unconfirmed', 'account_suspended', 'not_liaison_here', 'reply_target_not_found', 'posting_too_fast', 'daily_limit_reached'],
  }),
  postSource: defineRoute({
    ...paths.postSource,
    tag,
    access: 'optional',
    summary: 'The Markdown of a post, for quoting and editing',
    params: post,
    responses: { 200: Closed({ body: Type.String(), lang: Lang }) },
    errors: ['thread_not_found', 'post_not_found'],
  }),
  editPost: defineRoute({
    ...paths.editPost,
    tag,
    access: 'account',
    summary: 'Edit one’s own post',
    params: post,
    body: Closed({ body: Body, lang: Type.Optional(Lang) }),
    responses: { 200: PostAnswer },
    errors: ['thread_not_found', 'post_not_found', 'not_author', 'not_a_member', 'thread_locked', 'edit_time_over', 'post_withdrawn', 'email_unconfirmed', 'account_suspended', 'daily_limit_reached'],
  }),
  withdrawPost: defineRoute({
    ...paths.withdrawPost,
    tag,
    access: 'account',
    summary: 'Withdraw one’s own post; a stub keeps its number',
    params: post,
    responses: { 200: PostAnswer },
    errors: ['thread_not_found', 'post_not_found', 'not_author', 'not_a_member', 'thread_locked', 'post_withdrawn', 'email_unconfirmed', 'account_suspended'],
  }),
  preview: defineRoute({
    ...paths.preview,
    tag,
    access: 'account',
    summary: 'Markdown as it will look',
    body: Closed({ body: Type.String({ maxLength: limits.maxBodyChars }) }),
    responses: { 200: Closed({ html: Type.String() }) },
    errors: [],
  }),
  personPosts: defineRoute({
    ...paths.personPosts,
    tag,
    access: 'optional',
    summary: 'What someone wrote, in forums the asker may read, newest first',
    params: Closed({ handle: Handle }),
    query: Closed({ cursor: Type.Optional(Cursor), limit }),
    responses: { 200: CursorPage(PersonPost) },
    errors: ['person_not_found'],
  }),
} as const;

