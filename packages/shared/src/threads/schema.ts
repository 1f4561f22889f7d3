import { Type, type Static } from 'typebox';
import { Closed, Lang, LocalizedText, Nullable, PublicId, Slug, Timestamp } from '../common.ts';
import { Street, Topic } from '../estates/schema.ts';
import { threadLimits as limits } from './limits.ts';

export const ThreadKind = Type.Union([
  Type.Literal('discussion'),
  Type.Literal('matter'),
  Type.Literal('event'),
  Type.Literal('recommendation'),
  Type.Literal('story'),
]);

export const MatterState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('in_progress'),
  Type.Literal('resolved'),
  Type.Literal('declined'),
]);

/** Who wrote: null handle and name once the account is gone ("konto usunięte"). */
export const Author = Closed({
  handle: Nullable(Type.String()),
  displayName: Nullable(Type.String()),
  /** What the person is in this place, shown as a badge. */
  role: Nullable(
    Type.Union([Type.Literal('moderator'), Type.Literal('animator'), Type.Literal('liaison'), Type.Literal('admin')]),
  ),
  verified: Type.Boolean({ description: 'Lives in this estate: joined it with a stairwell code' }),
});

export const InstitutionRef = Closed({ slug: Slug, name: LocalizedText });
export const OrganisationRef = Closed({ slug: Slug, name: Type.String() });
export const PlaceRef = Closed({ slug: Slug, name: Type.String() });

export const PostState = Type.Union([Type.Literal('visible'), Type.Literal('hidden'), Type.Literal('withdrawn')]);

/** House rule or ground a post was hidden by; translation key `rule.<code>`. */
export const HideRule = Type.Union([
  Type.Literal('insult'),
  Type.Literal('personal_data'),
  Type.Literal('spam'),
  Type.Literal('off_topic'),
  Type.Literal('unlawful'),
]);

/** One post as everybody who may read the thread sees it. */
export const Post = Closed({
  id: PublicId,
  number: Type.Integer({ minimum: 1 }),
  /** Thread version at which this post last changed. */
  version: Type.Integer({ minimum: 1 }),
  state: PostState,
  author: Author,
  lang: Lang,
  html: Nullable(Type.String({ description: 'Safe HTML; null unless visible' })),
  hiddenRule: Nullable(HideRule),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
  replyTo: Nullable(Closed({ number: Type.Integer(), displayName: Nullable(Type.String()) })),
  official: Nullable(
    Closed({
      institution: InstitutionRef,
      unit: Nullable(Type.String()),
      promisedAt: Nullable(Timestamp),
    }),
  ),
  /** Speaks for it beside the author’s own name; not an official answer. */
  organisation: Nullable(OrganisationRef),
  helpful: Type.Integer({ minimum: 0 }),
});

const threadHead = {
  id: PublicId,
  slug: Type.String(),
  title: Type.String(),
  kind: ThreadKind,
  lang: Lang,
  place: PlaceRef,
  topic: Nullable(Topic),
  streets: Type.Array(Street),
  author: Author,
  createdAt: Timestamp,
  lastActivityAt: Timestamp,
  /** Every change of the thread's page raises it. */
  version: Type.Integer({ minimum: 1 }),
  /** Number of the newest post; numbers have no gaps. */
  lastNumber: Type.Integer({ minimum: 1 }),
  pinned: Type.Boolean(),
  locked: Type.Boolean(),
  matter: Nullable(
    Closed({
      state: MatterState,
      institution: Nullable(InstitutionRef),
      dueAt: Nullable(Timestamp),
      concerns: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** Number of the newest official answer. */
  answeredBy: Nullable(Type.Integer()),
};

export const ThreadHead = Closed(threadHead);

export const ThreadSummary = Closed({
  ...threadHead,
  excerpt: Type.String({ description: 'Plain text of the opening post, cut; empty when it is hidden or withdrawn' }),
  lastAuthor: Nullable(Type.String()),
});

export const ThreadPage = Closed({
  thread: ThreadHead,
  page: Type.Integer({ minimum: 1 }),
  pageCount: Type.Integer({ minimum: 1 }),
  posts: Type.Array(Post),
});

/** What only the asker sees of a page. */
export const ThreadOverlay = Closed({
  lastRead: Type.Integer({ minimum: 0, description: '0 when never opened' }),
  /** Public ids of the asker's own posts on this page. */
  own: Type.Array(Type.Integer({ description: 'Post number' })),
  hidden: Type.Array(
    Closed({
      number: Type.Integer(),
      title: Nullable(Type.String({ description: 'Of the opening post: the title that its author gave the thread' })),
      html: Type.String(),
      rule: HideRule,
      reason: Type.String({ description: 'Statement of reasons' }),
      decidedAt: Timestamp,
    }),
  ),
});

export const Title = Type.String({ minLength: limits.minTitleChars, maxLength: limits.maxTitleChars });
export const Body = Type.String({
  minLength: limits.minBodyChars,
  maxLength: limits.maxBodyChars,
  description: 'Markdown',
});

/** Where newcomers say hello, in one place. */
export const Introduction = Closed({ id: PublicId, slug: Type.String(), title: Type.String() });

export const PersonPost = Closed({
  thread: Closed({ id: PublicId, slug: Type.String(), title: Type.String(), place: PlaceRef }),
  number: Type.Integer(),
  excerpt: Type.String(),
  createdAt: Timestamp,
  official: Type.Boolean(),
});

/** An official answer in the list of an institution's. */
export const InstitutionAnswer = Closed({
  thread: PersonPost.properties.thread,
  number: Type.Integer(),
  excerpt: Type.String(),
  lang: Lang,
  createdAt: Timestamp,
  unit: Nullable(Type.String()),
});

export type InstitutionAnswer = Static<typeof InstitutionAnswer>;
export type Author = Static<typeof Author>;
export type Post = Static<typeof Post>;
export type HideRule = Static<typeof HideRule>;
export type ThreadHead = Static<typeof ThreadHead>;
export type ThreadSummary = Static<typeof ThreadSummary>;
export type ThreadPage = Static<typeof ThreadPage>;
export type ThreadOverlay = Static<typeof ThreadOverlay>;
export type ThreadKind = Static<typeof ThreadKind>;
export type MatterState = Static<typeof MatterState>;
export type PersonPost = Static<typeof PersonPost>;
export type Introduction = Static<typeof Introduction>;
