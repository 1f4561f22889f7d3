import { and, asc, eq, gt } from 'drizzle-orm';
import { pagesOf, type OwnDocument } from '../identity/index.ts';
import { posts, threads } from '../threads/tables.ts';
import { auditLog, cases, decisions, reports } from './tables.ts';

/** Reports the person made, what was decided about their posts, and what they did as staff. */
export const ownModeration: readonly OwnDocument[] = [
  {
    name: 'reports',
    of: ['reports.reporter_id'],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: reports.id,
            id: reports.publicId,
            case: cases.number,
            thread: threads.publicId,
            number: posts.number,
            reason: reports.reason,
            note: reports.note,
            state: cases.state,
            createdAt: reports.createdAt,
          })
          .from(reports)
          .innerJoin(cases, eq(cases.id, reports.caseId))
          .innerJoin(posts, eq(posts.id, cases.postId))
          .innerJoin(threads, eq(threads.id, posts.threadId))
          .where(and(eq(reports.reporterId, id), gt(reports.id, after)))
          .orderBy(asc(reports.id))
          .limit(limit),
      ),
  },
  {
    name: 'decisions-about-me',
    of: [],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: decisions.id,
            id: decisions.publicId,
            thread: threads.publicId,
            number: posts.number,
            action: decisions.action,
            rule: decisions.rule,
            reason: decisions.reason,
            decidedAt: decisions.decidedAt,
          })
          .from(decisions)
          .innerJoin(posts, eq(posts.id, decisions.postId))
          .innerJoin(threads, eq(threads.id, posts.threadId))
          .where(and(eq(posts.authorId, id), gt(decisions.id, after)))
          .orderBy(asc(decisions.id))
          .limit(limit),
      ),
  },
  {
    name: 'staff-actions',
    of: ['audit_log.actor_id', 'decisions.moderator_id'],
    pages: (db, { id }) =>
      pagesOf((after, limit) =>
        db
          .select({
            key: auditLog.id,
            action: auditLog.action,
            subject: auditLog.subject,
            createdAt: auditLog.createdAt,
          })
          .from(auditLog)
          .where(and(eq(auditLog.actorId, id), gt(auditLog.id, after)))
          .orderBy(asc(auditLog.id))
          .limit(limit),
      ),
  },
];
