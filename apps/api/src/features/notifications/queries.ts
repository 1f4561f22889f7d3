import { and, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../platform/db/database.ts';
import { olderThan } from '../../platform/db/last-shown.ts';
import { statement } from '../../platform/db/statement.ts';
import { joinRequests, places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { decisions } from '../moderation/tables.ts';
import { posts, threads } from '../threads/tables.ts';
import { alwaysShown } from './kinds.ts';
import { notifications } from './tables.ts';

const actors = alias(users, 'actors');
const askedPlaces = alias(places, 'asked_places');

const selectNotifications = (db: Db) =>
  db
    .select({
      key: notifications.id,
      userKey: notifications.userId,
      placeKey: places.id,
      id: notifications.publicId,
      kind: notifications.kind,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
      actor: { handle: actors.handle, displayName: actors.displayName },
      institution: institutions.name,
      thread: { id: threads.publicId, slug: threads.slug, title: threads.title },
      place: { slug: places.slug, name: places.name },
      post: { number: posts.number, state: posts.state, html: posts.html },
      decision: { rule: decisions.rule, reason: decisions.reason },
      aboutPhoto: notifications.decision,
      role: notifications.role,
      request: { reason: joinRequests.reason },
      askedPlace: { slug: askedPlaces.slug, name: askedPlaces.name },
      organisation: notifications.organisation,
    })
    .from(notifications)
    .leftJoin(posts, eq(posts.id, notifications.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(places, eq(places.id, threads.placeId))
    .leftJoin(actors, eq(actors.id, notifications.actorId))
    .leftJoin(institutions, eq(institutions.id, posts.institutionId))
    .leftJoin(decisions, eq(decisions.publicId, notifications.source))
    .leftJoin(joinRequests, eq(joinRequests.publicId, notifications.source))
    .leftJoin(askedPlaces, sql`${askedPlaces.id} = coalesce(${joinRequests.placeId}, ${notifications.placeId})`);

export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number];

interface ListOptions {
  readonly userId: bigint;
  /** Inside keys of the places the person may read. */
  readonly placeKeys: readonly bigint[];
  /** Public id of the last one shown. */
  readonly after: string | null;
  readonly limit: number;
}

/** What a person is shown: of threads they may still see, and whatever is about themselves. */
const shownTo = (placeKeys: readonly bigint[]) =>
  or(inArray(threads.placeId, [...placeKeys]), inArray(notifications.kind, [...alwaysShown]));

/** Newest first; only what the person is shown. */
export const listNotifications = (db: Db, { userId, placeKeys, after, limit }: ListOptions) =>
  selectNotifications(db)
    .where(and(eq(notifications.userId, userId), shownTo(placeKeys), olderThan(notifications, after)))
    .orderBy(desc(notifications.id))
    .limit(limit);

export const findNotification = async (db: Db, publicId: string): Promise<NotificationRow | null> =>
  (await selectNotifications(db).where(eq(notifications.publicId, publicId)))[0] ?? null;

/** How many unread ones the list would show. */
export const countUnread = async (db: Db, userId: bigint, placeKeys: readonly bigint[]): Promise<number> => {
  const [row] = await db
    .select({ unread: count() })
    .from(notifications)
    .leftJoin(posts, eq(posts.id, notifications.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt), shownTo(placeKeys)));
  return row?.unread ?? 0;
};

const targets = alias(posts, 'targets');
const openers = alias(users, 'openers');
const repliedTo = alias(users, 'replied_to');

const publishedPosts = statement((db) =>
  db
    .select({
      id: posts.id,
      authorId: posts.authorId,
      official: sql<boolean>`${posts.institutionId} is not null`,
      createdAt: posts.createdAt,
      threadAuthorId: openers.id,
      repliedToAuthorId: repliedTo.id,
      number: posts.number,
      place: { slug: places.slug, kind: places.kind, visibility: places.visibility, joining: places.joining },
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(places, eq(places.id, threads.placeId))
    .leftJoin(targets, and(eq(targets.threadId, posts.threadId), eq(targets.number, posts.replyTo)))
    .leftJoin(openers, and(eq(openers.id, threads.authorId), isNull(openers.deletedAt)))
    .leftJoin(repliedTo, and(eq(repliedTo.id, targets.authorId), isNull(repliedTo.deletedAt)))
    .where(and(sql`${posts.id} = any(${sql.placeholder('posts')}::bigint[])`, eq(posts.state, 'visible')))
    .orderBy(posts.id)
    .prepare('notifications_published_posts'),
);

/** Published posts with every account they may concern, as of now, oldest first; without those no longer visible. */
export const postsForFanOut = (db: Db, postIds: readonly bigint[]) => publishedPosts(db).execute({ posts: postIds });

/** A decision with the author it is about; null for one whose account is gone. */
export const decisionForFanOut = async (db: Db, decisionId: bigint) => {
  const [row] = await db
    .select({
      publicId: decisions.publicId,
      action: decisions.action,
      postId: decisions.postId,
      authorId: users.id,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(posts, eq(posts.id, decisions.postId))
    .innerJoin(users, and(eq(users.id, posts.authorId), isNull(users.deletedAt)))
    .where(eq(decisions.id, decisionId));
  return row ?? null;
};
