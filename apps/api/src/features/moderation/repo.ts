import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { PostFacts } from '@moja-ulica/shared/threads/policy.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { newPublicId } from '../../platform/ids.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import type { WriteAudit } from '../site/index.ts';
import { posts, threads } from '../threads/tables.ts';
import { auditLog, cases, decisions, reports } from './tables.ts';

/** A thread under its row's lock. */
interface LockedThread {
  readonly id: bigint;
  readonly placeId: bigint;
  readonly place: PlaceFacts;
}

/** A post under its thread's lock, with what policies ask about it. */
export interface LockedPost {
  readonly id: bigint;
  readonly publicId: string;
  readonly number: number;
  readonly body: string;
  readonly editedAt: Date | null;
  readonly authorId: bigint | null;
  readonly facts: PostFacts;
  readonly threadId: bigint;
  readonly placeId: bigint;
  readonly place: PlaceFacts;
}

/** Locks a thread's row as its writers do: whoever marks it as read does not wait. Null: no such thread. */
export const lockThread = async (tx: Tx, publicId: string): Promise<LockedThread | null> => {
  const [thread] = await tx
    .select({
      id: threads.id,
      placeId: places.id,
      place: { slug: places.slug, kind: places.kind, visibility: places.visibility, joining: places.joining },
    })
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .where(eq(threads.publicId, publicId))
    .for('no key update', { of: threads });
  return thread ?? null;
};

/** A post of a locked thread. Throws `post_not_found`. */
export const readPost = async (tx: Tx, thread: LockedThread, number: number): Promise<LockedPost> => {
  const [post] = await tx
    .select({
      id: posts.id,
      publicId: posts.publicId,
      body: posts.body,
      state: posts.state,
      editedAt: posts.editedAt,
      createdAt: posts.createdAt,
      authorId: posts.authorId,
      authorPublicId: users.publicId,
    })
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.threadId, thread.id), eq(posts.number, number)));
  if (!post) throw new AppError('post_not_found');
  return {
    id: post.id,
    publicId: post.publicId,
    number,
    body: post.body,
    editedAt: post.editedAt,
    authorId: post.authorId,
    facts: { authorId: post.authorPublicId, state: post.state, createdAt: post.createdAt },
    threadId: thread.id,
    placeId: thread.placeId,
    place: thread.place,
  };
};

/** The post a case is about: its thread's public id and its number. Throws `case_not_found`. */
export const postOfCase = async (tx: Tx, casePublicId: string): Promise<{ thread: string; number: number }> => {
  const [row] = await tx
    .select({ thread: threads.publicId, number: posts.number })
    .from(cases)
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(cases.publicId, casePublicId));
  if (!row) throw new AppError('case_not_found');
  return row;
};

/** State of the case under the lock of its post's thread. */
export const caseState = async (tx: Tx, casePublicId: string) => {
  const [row] = await tx
    .select({ id: cases.id, state: cases.state })
    .from(cases)
    .where(eq(cases.publicId, casePublicId));
  if (!row) throw new AppError('case_not_found');
  return row;
};

export const findOpenCase = async (tx: Tx, postId: bigint) => {
  const [row] = await tx
    .select({ id: cases.id, publicId: cases.publicId, number: cases.number, dueAt: cases.dueAt })
    .from(cases)
    .where(and(eq(cases.postId, postId), eq(cases.state, 'open')));
  return row ?? null;
};

interface NewCase {
  readonly post: LockedPost;
  readonly state: 'open' | 'hidden';
  readonly dueAt: Date;
  readonly now: Date;
}

/** Opens a case; with state `hidden` it records a moderator's own finding, decided at once. */
export const insertCase = async (tx: Tx, { post, state, dueAt, now }: NewCase) => {
  const [row] = await tx
    .insert(cases)
    .values({
      publicId: newPublicId(),
      placeId: post.placeId,
      postId: post.id,
      state,
      openedAt: now,
      dueAt,
      decidedAt: state === 'open' ? null : now,
    })
    .returning({ id: cases.id, publicId: cases.publicId, number: cases.number, dueAt: cases.dueAt });
  if (!row) throw new Error('a case was not inserted');
  return row;
};

/** A graver report brings the deadline forward, never back. */
export const bringForward = (tx: Tx, caseId: bigint, dueAt: Date) =>
  tx
    .update(cases)
    .set({ dueAt })
    .where(and(eq(cases.id, caseId), gt(cases.dueAt, dueAt)));

export const closeCase = (tx: Tx, caseId: bigint, state: 'hidden' | 'kept', now: Date) =>
  tx.update(cases).set({ state, decidedAt: now }).where(eq(cases.id, caseId));

/** Lets a decided case wait for a decision again, with the deadline that it had. Needs a report, as every open case has one. */
export const reopenCase = (tx: Tx, caseId: bigint) =>
  tx.update(cases).set({ state: 'open', decidedAt: null }).where(eq(cases.id, caseId));

/** Key of the case by which a post was hidden; null for one hidden before there were cases. */
export const hiddenCase = async (tx: Tx, postId: bigint): Promise<bigint | null> => {
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.postId, postId), eq(cases.state, 'hidden')))
    .orderBy(desc(cases.id))
    .limit(1);
  return row?.id ?? null;
};

/** Whether it was this moderator who hid a post last. */
export const hidLast = async (tx: Tx, postId: bigint, moderatorId: bigint): Promise<boolean> => {
  const [row] = await tx
    .select({ by: decisions.moderatorId })
    .from(decisions)
    .where(and(eq(decisions.postId, postId), eq(decisions.action, 'hide')))
    .orderBy(desc(decisions.id))
    .limit(1);
  return row?.by === moderatorId;
};

/** Whether anybody had reported what a case is about; without that it is a moderator's own finding. */
export const isReported = async (tx: Tx, caseId: bigint): Promise<boolean> =>
  (await tx.select({ id: reports.id }).from(reports).where(eq(reports.caseId, caseId)).limit(1)).length > 0;

/** The newest report by this person, post and reason; another is taken only after an edit of the post. */
export const lastReport = async (tx: Tx, postId: bigint, reporterId: bigint, reason: HideRule) => {
  const [row] = await tx
    .select({ createdAt: reports.createdAt })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(and(eq(cases.postId, postId), eq(reports.reporterId, reporterId), eq(reports.reason, reason)))
    .orderBy(desc(reports.createdAt))
    .limit(1);
  return row ?? null;
};

/** Throws `reports_limit_reached` past the daily number. Needs the reporter's account locked, so that it holds. */
export const checkDailyReports = async (
  tx: Tx,
  reporterId: bigint,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<void> => {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const mine = and(eq(reports.reporterId, reporterId), gt(reports.createdAt, dayAgo));
  const [row] = await tx.select({ sent: count() }).from(reports).where(mine);
  if ((row?.sent ?? 0) < limit) return;
  const [oldest] = await tx
    .select({ at: reports.createdAt })
    .from(reports)
    .where(mine)
    .orderBy(asc(reports.createdAt))
    .limit(1);
  const freeAt = (oldest?.at ?? now).getTime() + 86_400_000;
  throw new AppError('reports_limit_reached', {
    retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000)),
  });
};

interface NewReport {
  readonly caseId: bigint;
  readonly reporterId: bigint;
  readonly reason: HideRule;
  readonly note: string | null;
  readonly body: string;
  readonly now: Date;
}

/** Keeps the text as it was; a report after an edit replaces the same person's earlier one in the open case. */
export const insertReport = async (tx: Tx, report: NewReport) => {
  const row = { note: report.note, body: report.body, createdAt: report.now };
  const [inserted] = await tx
    .insert(reports)
    .values({
      publicId: newPublicId(),
      caseId: report.caseId,
      reporterId: report.reporterId,
      reason: report.reason,
      ...row,
    })
    .onConflictDoUpdate({ target: [reports.caseId, reports.reporterId, reports.reason], set: row })
    .returning({ id: reports.id });
  if (!inserted) throw new Error('a report was not inserted');
  return inserted.id;
};

/** A report with the number of its case, as the answer to reporting. */
export const reportById = async (tx: Tx, id: bigint) => {
  const [row] = await tx
    .select({ id: reports.publicId, caseNumber: cases.number })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(eq(reports.id, id));
  if (!row) throw new AppError('not_found');
  return row;
};

export interface NewDecision {
  readonly post: LockedPost;
  readonly caseId: bigint | null;
  readonly moderatorId: bigint;
  readonly action: 'hide' | 'keep' | 'restore';
  readonly rule: HideRule | null;
  readonly reason: string;
  readonly now: Date;
}

/** What staff did; never changed afterwards. */
export const writeAudit: WriteAudit = async (tx, { details, ...row }) => {
  await tx.insert(auditLog).values({ ...row, details: { ...details } });
};

/** Writes the decision and, with it, its row in the audit log. */
export const insertDecision = async (tx: Tx, decision: NewDecision): Promise<bigint> => {
  const { post, caseId, moderatorId, action, rule, reason, now } = decision;
  const [row] = await tx
    .insert(decisions)
    .values({ publicId: newPublicId(), postId: post.id, caseId, moderatorId, action, rule, reason, decidedAt: now })
    .returning({ id: decisions.id, publicId: decisions.publicId });
  if (!row) throw new Error('a decision was not inserted');
  await writeAudit(tx, {
    actorId: moderatorId,
    placeId: post.placeId,
    action: `post.${action}`,
    subject: `post:${post.publicId}`,
    details: { decision: row.publicId, rule, reason },
    createdAt: now,
  });
  return row.id;
};

export const displayNameOf = async (tx: Tx, userId: bigint): Promise<string> => {
  const [row] = await tx
    .select({ name: sql<string>`coalesce(${users.displayName}, '')` })
    .from(users)
    .where(eq(users.id, userId));
  return row?.name ?? '';
};
