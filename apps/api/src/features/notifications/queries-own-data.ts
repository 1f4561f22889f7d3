import { and, asc, eq, gt } from 'drizzle-orm';
import { pagesOf, type OwnDocument } from '../identity/index.ts';
import { posts, threads } from '../threads/tables.ts';
import { notifications } from './tables.ts';

/** What the person was told of, without who brought it about. */
export const ownNotifications: OwnDocument = {
  name: 'notifications',
  of: ['notifications.user_id'],
  pages: (db, { id }) =>
    pagesOf((after, limit) =>
      db
        .select({
          key: notifications.id,
          kind: notifications.kind,
          thread: threads.publicId,
          number: posts.number,
          role: notifications.role,
          decision: notifications.decision,
          organisation: notifications.organisation,
          createdAt: notifications.createdAt,
          readAt: notifications.readAt,
        })
        .from(notifications)
        .leftJoin(posts, eq(posts.id, notifications.postId))
        .leftJoin(threads, eq(threads.id, posts.threadId))
        .where(and(eq(notifications.userId, id), gt(notifications.id, after)))
        .orderBy(asc(notifications.id))
        .limit(limit),
    ),
};
