import { and, count, desc, eq, inArray, not, sql } from 'drizzle-orm';
import type { HideRule, Post } from '@moja-ulica/shared/threads/schema.ts';
import type { Db } from '../../../platform/db/database.ts';
import { olderThan } from '../../../platform/db/last-shown.ts';
import { statement } from '../../../platform/db/statement.ts';
import { users } from '../../identity/tables.ts';
import { posts, readPositions, threads } from '../tables.ts';

/** How far the person has read these threads (public ids); unread ones are missing. */
export const lastReadOf = (db: Db, userId: bigint, threadIds: readonly string[]) =>
  db
    .select({ thread: threads.publicId, lastRead: readPositions.lastRead })
    .from(readPositions)
    .innerJoin(threads, eq(threads.id, readPositions.threadId))
    .where(and(eq(readPositions.userId, userId), inArray(threads.publicId, [...threadIds])));

interface Span {
  readonly threadKey: bigint;
  /** Numbers greater than `after`, up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
}

/** A post as JSON of the database; `key` is the inside key, `createdAt` has its offset. */
interface OwnOrHidden {
  readonly key: string;
  readonly number: number;
  readonly own: boolean;
  readonly state: Post['state'];
  readonly html: string;
  readonly rule: HideRule | null;
  readonly createdAt: string;
  /** Public id; null for an erased account. */
  readonly authorId: string | null;
}

const user = sql.placeholder('user');

const ownOrHidden = sql<OwnOrHidden[]>`coalesce((
  select json_agg(json_build_object('key', ${posts.id}::text, 'number', ${posts.number},
    'own', ${posts.authorId} is not distinct from ${user}, 'state', ${posts.state}, 'html', ${posts.html},
    'rule', ${posts.hiddenRule}, 'createdAt', ${posts.createdAt}, 'authorId', ${users.publicId}) order by ${posts.number})
  from ${posts} left join ${users} on ${users.id} = ${posts.authorId}
  where ${posts.threadId} = ${threads.id} and ${posts.number} > ${sql.placeholder('after')} and ${posts.number} <= ${sql.placeholder('upTo')}
    and (${posts.authorId} = ${user} or ${posts.state} = 'hidden')), '[]'::json)`;

const mine = statement((db) =>
  db
    .select({ lastRead: readPositions.lastRead, sealedTitle: threads.sealedTitle, posts: ownOrHidden })
    .from(threads)
    .leftJoin(readPositions, and(eq(readPositions.threadId, threads.id), eq(readPositions.userId, user)))
    .where(eq(threads.id, sql.placeholder('thread')))
    .prepare('threads_mine'),
);

/**
 * What a person has to do with a run of posts: how far they have read the thread (0: never opened), and of the posts their
 * own and all that are hidden, with their text, and with the thread's title where its opening post is. Ask the policy before
 * showing one.
 */
export const mineOf = async (db: Db, userId: bigint, { threadKey, after, upTo }: Span) => {
  const [row] = await mine(db).execute({ user: userId, thread: threadKey, after, upTo });
  const found = row?.posts ?? [];
  return {
    lastRead: row?.lastRead ?? 0,
    sealedTitle: row?.sealedTitle ?? null,
    posts: found.map((post) => ({ ...post, key: BigInt(post.key), createdAt: new Date(post.createdAt) })),
  };
};

/** The Markdown of a post with what policies ask about it. Ask before showing it. */
export const findSource = async (db: Db, threadKey: bigint, number: number) => {
  const [row] = await db
    .select({
      body: posts.body,
      lang: posts.lang,
      state: posts.state,
      createdAt: posts.createdAt,
      authorId: users.publicId,
    })
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.threadId, threadKey), eq(posts.number, number)));
  return row ?? null;
};

/** Inside key of an account by its handle. */
export const findPerson = async (db: Db, handle: string): Promise<bigint | null> =>
  (await db.select({ id: users.id }).from(users).where(eq(users.handle, handle)))[0]?.id ?? null;

interface PersonPosts {
  readonly authorId: bigint;
  readonly placeKeys: readonly bigint[];
  /** Public id of the last post shown. */
  readonly after: string | null;
  readonly limit: number;
}

const visibleOf = (authorId: bigint, placeKeys: readonly bigint[]) =>
  and(eq(posts.authorId, authorId), eq(posts.state, 'visible'), inArray(threads.placeId, [...placeKeys]));

/**
 * How many visible posts a person has, but for those in places that are closed to the asker. Without such places the index
 * tells it alone.
 */
export const countPostsOfPerson = async (db: Db, authorId: bigint, closed: readonly bigint[]): Promise<number> => {
  const inClosed = sql`exists (select from ${threads} where ${threads.id} = ${posts.threadId} and ${inArray(threads.placeId, [...closed])})`;
  const [row] = await db
    .select({ posts: count() })
    .from(posts)
    .where(
      and(eq(posts.authorId, authorId), eq(posts.state, 'visible'), closed.length === 0 ? undefined : not(inClosed)),
    );
  return row?.posts ?? 0;
};

/** Visible posts of a person in these places, newest first. */
export const postsOfPerson = (db: Db, { authorId, placeKeys, after, limit }: PersonPosts) =>
  db
    .select({
      id: posts.publicId,
      number: posts.number,
      html: sql<string>`left(${posts.html}, 8000)`,
      createdAt: posts.createdAt,
      official: sql<boolean>`${posts.institutionId} is not null`,
      thread: { id: threads.publicId, slug: threads.slug, title: threads.title },
      placeKey: threads.placeId,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(visibleOf(authorId, placeKeys), olderThan(posts, after)))
    .orderBy(desc(posts.id))
    .limit(limit);
