import { and, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/db/database.ts';
import { places, topics } from '../../estates/tables.ts';
import { users } from '../../identity/tables.ts';
import { institutions } from '../../institutions/tables.ts';
import { posts, threads } from '../tables.ts';

type ShownRole = 'admin' | 'moderator' | 'liaison' | 'animator';

/** What the person is in the thread's place, the weightiest first. */
const roleInPlace = (user: { readonly id: AnyColumn; readonly admin: AnyColumn }): SQL<ShownRole | null> =>
  sql<ShownRole | null>`(select case
    when ${user.admin} then 'admin'
    when 'moderator' = any(m.roles) then 'moderator'
    when exists (select 1 from liaisons l join institution_places ip on ip.institution_id = l.institution_id
      where l.user_id = ${user.id} and ip.place_id = ${threads.placeId}) then 'liaison'
    when 'animator' = any(m.roles) then 'animator' end
    from (select 1) as one left join memberships m on m.user_id = ${user.id} and m.place_id = ${threads.placeId})`;

const streetsOfThread = sql<{ slug: string; name: string }[]>`coalesce((
  select json_agg(json_build_object('slug', s.slug, 'name', s.name) order by s.name)
  from thread_streets ts join streets s on s.id = ts.street_id where ts.thread_id = ${threads.id}), '[]'::json)`;

export const threadAuthors = alias(users, 'thread_authors');
export const lastAuthors = alias(users, 'last_authors');

/** A thread as lists and pages show it. */
export const threadColumns = {
  key: threads.id,
  id: threads.publicId,
  slug: threads.slug,
  title: threads.title,
  kind: threads.kind,
  lang: threads.lang,
  excerpt: threads.excerpt,
  place: { slug: places.slug, name: places.name },
  topic: { slug: topics.slug, name: topics.name },
  streets: streetsOfThread,
  author: { handle: threadAuthors.handle, displayName: threadAuthors.displayName },
  authorRole: roleInPlace(threadAuthors),
  createdAt: threads.createdAt,
  lastActivityAt: threads.lastActivityAt,
  lastAuthor: lastAuthors.displayName,
  version: threads.version,
  lastNumber: threads.lastNumber,
  pinned: threads.pinned,
  locked: threads.locked,
  state: threads.state,
  institution: { slug: institutions.slug, name: institutions.name },
  dueAt: threads.dueAt,
  concerns: threads.concerns,
  answeredBy: threads.answeredBy,
};

/** Threads with all that is shown of them; add the condition, order and limit. */
export const selectThreads = (db: Db) =>
  db
    .select(threadColumns)
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .leftJoin(topics, eq(topics.id, threads.topicId))
    .leftJoin(institutions, eq(institutions.id, threads.institutionId))
    .leftJoin(threadAuthors, eq(threadAuthors.id, threads.authorId))
    .leftJoin(lastAuthors, eq(lastAuthors.id, threads.lastAuthorId))
    .$dynamic();

export type ThreadRow = Awaited<ReturnType<typeof selectThreads>>[number];

export const postAuthors = alias(users, 'post_authors');
export const targets = alias(posts, 'targets');
export const targetAuthors = alias(users, 'target_authors');
export const answering = alias(institutions, 'answering');

/**
 * A post as everybody who may read the thread sees it: the text of one that is not visible does not leave the database.
 * No name is also one of `threadColumns`, so that one statement can read both.
 */
export const postColumns = {
  postKey: posts.id,
  postId: posts.publicId,
  number: posts.number,
  postVersion: posts.version,
  postState: posts.state,
  postLang: posts.lang,
  html: sql<string | null>`case when ${posts.state} = 'visible' then ${posts.html} end`,
  hiddenRule: posts.hiddenRule,
  postedAt: posts.createdAt,
  editedAt: posts.editedAt,
  postAuthor: { handle: postAuthors.handle, displayName: postAuthors.displayName },
  postAuthorRole: roleInPlace(postAuthors),
  replyTo: posts.replyTo,
  replyToName: targetAuthors.displayName,
  answering: { slug: answering.slug, name: answering.name },
  unit: posts.unit,
  promisedAt: posts.promisedAt,
  helpful: posts.helpful,
};

export const targetOfReply = and(eq(targets.threadId, posts.threadId), eq(targets.number, posts.replyTo));

/** Posts with all that is shown of them; add the condition, order and limit. */
export const selectPosts = (db: Db) =>
  db
    .select(postColumns)
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(postAuthors, eq(postAuthors.id, posts.authorId))
    .leftJoin(targets, targetOfReply)
    .leftJoin(targetAuthors, eq(targetAuthors.id, targets.authorId))
    .leftJoin(answering, eq(answering.id, posts.institutionId))
    .$dynamic();

export type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

/** Posts and with each of them its thread, in one statement and so of one version; add the condition, order and limit. */
export const selectPostsWithThread = (db: Db) =>
  db
    .select({ ...threadColumns, ...postColumns })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(places, eq(places.id, threads.placeId))
    .leftJoin(topics, eq(topics.id, threads.topicId))
    .leftJoin(institutions, eq(institutions.id, threads.institutionId))
    .leftJoin(threadAuthors, eq(threadAuthors.id, threads.authorId))
    .leftJoin(lastAuthors, eq(lastAuthors.id, threads.lastAuthorId))
    .leftJoin(postAuthors, eq(postAuthors.id, posts.authorId))
    .leftJoin(targets, targetOfReply)
    .leftJoin(targetAuthors, eq(targetAuthors.id, targets.authorId))
    .leftJoin(answering, eq(answering.id, posts.institutionId))
    .$dynamic();

/** A post as it is read together with its thread. */
export type PostWithThread = Awaited<ReturnType<typeof selectPostsWithThread>>[number];
