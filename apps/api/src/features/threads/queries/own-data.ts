import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { memberships, places } from '../../estates/tables.ts';
import { pagesOf, type OwnDocument } from '../../identity/index.ts';
import { posts, readPositions, threads } from '../tables.ts';

/** Earlier texts of a post, oldest first. */
const revisions = sql<{ readonly body: string; readonly replacedAt: string }[]>`coalesce((
  select json_agg(json_build_object('body', r.body, 'replacedAt', r.created_at) order by r.id)
  from post_revisions r where r.post_id = ${posts.id}), '[]'::json)`;

/** The title that its author gave a thread, hidden or not. */
const writtenTitle = sql<string>`coalesce(${threads.sealedTitle}, ${threads.title})`;

/**
 * What others called a thread, where the person may read it as a neighbour: who has left a members-only forum is not told by
 * their export how the talk there goes on. Null elsewhere.
 */
const titleFor = (id: bigint) => sql<string | null>`case
  when ${threads.authorId} = ${id} then ${writtenTitle}
  when ${places.visibility} = 'public' or exists (
    select 1 from ${memberships} where ${memberships.userId} = ${id} and ${memberships.placeId} = ${places.id})
  then ${threads.title} end`;

/** What the person wrote, hidden and withdrawn posts included, and how far they have read. */
export const ownThreads: readonly OwnDocument[] = [
  {
    name: 'threads',
    of: ['threads.author_id'],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: threads.id,
            id: threads.publicId,
            place: places.slug,
            kind: threads.kind,
            title: writtenTitle,
            language: threads.lang,
            state: threads.state,
            createdAt: threads.createdAt,
          })
          .from(threads)
          .innerJoin(places, eq(places.id, threads.placeId))
          .where(and(eq(threads.authorId, id), gt(threads.id, after)))
          .orderBy(asc(threads.id))
          .limit(limit),
      ),
  },
  {
    name: 'posts',
    of: ['posts.author_id'],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: posts.id,
            id: posts.publicId,
            thread: threads.publicId,
            place: places.slug,
            title: titleFor(id),
            number: posts.number,
            state: posts.state,
            hiddenFor: posts.hiddenRule,
            text: posts.body,
            language: posts.lang,
            replyTo: posts.replyTo,
            official: sql<boolean>`${posts.institutionId} is not null`,
            createdAt: posts.createdAt,
            editedAt: posts.editedAt,
            earlier: revisions,
          })
          .from(posts)
          .innerJoin(threads, eq(threads.id, posts.threadId))
          .innerJoin(places, eq(places.id, threads.placeId))
          .where(and(eq(posts.authorId, id), gt(posts.id, after)))
          .orderBy(asc(posts.id))
          .limit(limit),
      ),
  },
  {
    name: 'reading',
    of: ['read_positions.user_id'],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: threads.id,
            thread: threads.publicId,
            title: titleFor(id),
            readUpTo: readPositions.lastRead,
            readAt: readPositions.updatedAt,
          })
          .from(readPositions)
          .innerJoin(threads, eq(threads.id, readPositions.threadId))
          .innerJoin(places, eq(places.id, threads.placeId))
          .where(and(eq(readPositions.userId, id), gt(readPositions.threadId, after)))
          .orderBy(asc(readPositions.threadId))
          .limit(limit),
      ),
  },
];
