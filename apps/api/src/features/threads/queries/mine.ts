import { and, asc, count, desc, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/db/database.ts';
import { places } from '../../estates/tables.ts';
import { users } from '../../identity/tables.ts';
import { posts, readPositions, threads } from '../tables.ts';

/** How far the person has read the thread; 0 when they never opened it. */
export const lastReadIn = async (db: Db, userId: bigint, threadKey: bigint): Promise<number> => {
  const [row] = await db
    .select({ lastRead: readPositions.lastRead })
    .from(readPositions)
    .where(and(eq(readPositions.userId, userId), eq(readPositions.threadId, threadKey)));
  return row?.lastRead ?? 0;
};

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

/** Of a run of posts: the person's own, and all that are hidden, with their text. Ask the policy before showing one. */
export const ownOrHidden = (db: Db, userId: bigint, { threadKey, after, upTo }: Span) =>
  db
    .select({
      key: posts.id,
      number: posts.number,
      own: sql<boolean>`${posts.authorId} is not distinct from ${userId}`,
      state: posts.state,
      html: posts.html,
      rule: posts.hiddenRule,
      createdAt: posts.createdAt,
      authorId: users.publicId,
    })
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, threadKey),
        gt(posts.number, after),
        lte(posts.number, upTo),
        or(eq(posts.authorId, userId), eq(posts.state, 'hidden')),
      ),
    )
    .orderBy(asc(posts.number));

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

/** How many visible posts a person has in these places. */
export const countPostsOfPerson = async (db: Db, authorId: bigint, placeKeys: readonly bigint[]): Promise<number> => {
  const [row] = await db
    .select({ posts: count() })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(visibleOf(authorId, placeKeys));
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
      place: { slug: places.slug, name: places.name },
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(places, eq(places.id, threads.placeId))
    .where(
      and(
        visibleOf(authorId, placeKeys),
        after === null ? undefined : lt(posts.id, sql`(select p.id from posts p where p.public_id = ${after})`),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(limit);
