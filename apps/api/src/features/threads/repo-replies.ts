import { and, eq, sql } from 'drizzle-orm';
import type { Message } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import {
  insertKey,
  keptFrom,
  keptJson,
  type CreatingRequest,
  type KeptResult,
} from '../../platform/db/idempotency-keys.ts';
import { insertJob, type OutboxEntry } from '../../platform/db/job-outbox.ts';
import { statement } from '../../platform/db/statement.ts';
import { idempotencyKeys, jobOutbox } from '../../platform/db/tables.ts';
import { users } from '../identity/tables.ts';
import type { AnswerRow } from './answer.ts';
import { activityAfter, placeActivityGrainSeconds } from './activity-grain.ts';
import type { LockedThread } from './repo-threads.ts';
import { posts, readPositions, threads } from './tables.ts';

// A reply is what is written most, and a statement costs more than what it does: here one does what belongs together.

const read = statement((db) =>
  db
    .select({
      postKey: sql<string>`nextval('posts_id_seq')`,
      writtenAt: sql<string[]>`coalesce((
        select json_agg(newest.created_at order by newest.id desc) from (
          select ${posts.id}, ${posts.createdAt} from ${posts} where ${posts.authorId} = author.id
          order by ${posts.id} desc limit (case when author.registered_at > ${sql.placeholder('newcomersSince')}::timestamptz
            then ${sql.placeholder('most')}::integer else 1 end)) as newest), '[]'::json)`,
      earlier: keptJson(sql`author.id`),
      targetAuthorKey: sql<string | null>`(case when ${sql.placeholder('replyTo')}::integer is not null then (
        select target.author_id from ${posts} target where target.number = ${sql.placeholder('replyTo')}::integer
          and target.thread_id = (select ${threads.id} from ${threads} where ${threads.publicId} = ${sql.placeholder('thread')})
      ) end)::text`,
    })
    .from(
      sql`(select ${users.id}, ${users.registeredAt} from ${users} where ${users.publicId} = ${sql.placeholder('user')}) as author`,
    )
    .prepare('threads_before_reply'),
);

export interface BeforeReply {
  /** What the post's key will be, so that all that belongs to it can be written at once; one not used leaves a gap. */
  readonly postKey: bigint;
  /** When a newcomer's newest posts were written, newest first, opening posts included; of others the newest alone. */
  readonly writtenAt: readonly Date[];
  /** What a request with this key has made before. */
  readonly earlier: KeptResult | null;
  /** Who wrote what it replies to; null also where that account is gone, or where there is no such post. */
  readonly targetAuthorKey: bigint | null;
}

interface Asked {
  /** Public id. */
  readonly user: string;
  readonly key: string;
  /** Posts counted of a newcomer: of whoever registered later than this. */
  readonly most: number;
  readonly newcomersSince: Date;
  /** Public id. */
  readonly thread: string;
  /** Number of the post it replies to. */
  readonly replyTo: number | null;
}

/**
 * What a reply depends on of all that its author did before, to be asked after the author's lock: PostgreSQL looks when the
 * lock is held. Null where there is no such account.
 */
export const readBefore = async (tx: Tx, asked: Asked): Promise<BeforeReply | null> => {
  const [row] = await read(tx).execute({ ...asked, newcomersSince: asked.newcomersSince.toISOString() });
  if (!row) return null;
  return {
    postKey: BigInt(row.postKey),
    writtenAt: row.writtenAt.map((moment) => new Date(moment)),
    earlier: keptFrom(row.earlier),
    targetAuthorKey: row.targetAuthorKey === null ? null : BigInt(row.targetAuthorKey),
  };
};

export interface NewReply {
  readonly request: CreatingRequest;
  /** From `readBefore`. */
  readonly postKey: bigint;
  readonly publicId: string;
  readonly number: number;
  /** Of the thread, with this post. */
  readonly version: number;
  /** Markdown, and the HTML rendered from it. */
  readonly body: string;
  readonly html: string;
  readonly lang: string;
  /** Number of the post it answers. */
  readonly replyTo: number | null;
  /** Of an official answer: for whom it speaks. */
  readonly institutionId: bigint | null;
  readonly unit: string | null;
  /** For which organisation it is written as well. */
  readonly organisationId: bigint | null;
  readonly message: Message;
  readonly job: OutboxEntry;
}

const published = statement((db) => {
  const value = sql.placeholder;
  const post = db.$with('post').as(
    db
      .insert(posts)
      .overridingSystemValue()
      .values({
        id: value('postKey'),
        publicId: value('publicId'),
        threadId: value('threadId'),
        number: value('number'),
        version: value('version'),
        authorId: value('userId'),
        body: value('body'),
        html: value('html'),
        lang: value('lang'),
        createdAt: value('now'),
        replyTo: value('replyTo'),
        institutionId: value('institutionId'),
        unit: value('unit'),
        organisationId: value('organisationId'),
      })
      .returning({ id: posts.id }),
  );
  const thread = db.$with('thread').as(
    db
      .update(threads)
      .set({
        version: sql`${value('version')}`,
        lastNumber: sql`${value('number')}`,
        lastAuthorId: sql`${value('userId')}`,
        lastActivityAt: sql`${value('activityAt')}::timestamptz`,
        answeredBy: sql`coalesce(${value('answer')}, ${threads.answeredBy})`,
      })
      .where(eq(threads.id, value('threadId')))
      .returning({ id: threads.id }),
  );
  // What one wrote oneself is not new to one who had read all before it.
  const reading = db.$with('reading').as(
    db
      .update(readPositions)
      .set({ lastRead: sql`${value('number')}`, updatedAt: sql`${value('now')}` })
      .where(
        and(
          eq(readPositions.userId, value('userId')),
          eq(readPositions.threadId, value('threadId')),
          eq(readPositions.lastRead, sql`${value('number')}::integer - 1`),
        ),
      )
      .returning({ lastRead: readPositions.lastRead }),
  );
  // Returning something, since drizzle takes nothing else into a `with`.
  const key = db.$with('key').as(insertKey(db).returning({ key: idempotencyKeys.key }));
  const job = db.$with('job').as(insertJob(db).returning({ id: jobOutbox.id }));
  return db
    .with(post, thread, reading, key, job)
    .select({ announced: sql<string>`pg_notify(${value('channel')}, ${value('payload')})` })
    .from(sql`(select 1) as once`)
    .prepare('threads_publish_reply');
});

/**
 * Writes a reply in a locked thread: the post, the thread's counters and version, how far its author has read, what repetitions of
 * the request get, the job; announces it when the transaction commits. One statement; it fails when somebody has kept the key meanwhile.
 */
export const publishReply = async (tx: Tx, thread: LockedThread, reply: NewReply): Promise<void> => {
  const { request, message, job, ...post } = reply;
  await published(tx).execute({
    ...request,
    ...post,
    ...message,
    ...job,
    resultId: post.postKey,
    threadId: thread.key,
    activityAt: activityAfter(thread, request.now).toISOString(),
    answer: reply.institutionId === null ? null : reply.number,
  });
};

/** Thread and post as they are now, for the answer: what has just been written need not be read. */
export const rowOfReply = (thread: LockedThread, reply: NewReply, targetAuthorKey: bigint | null): AnswerRow => ({
  ...thread,
  version: reply.version,
  lastNumber: reply.number,
  lastActivityAt: activityAfter(thread, reply.request.now),
  answeredBy: reply.institutionId === null ? thread.answeredBy : reply.number,
  postId: reply.publicId,
  number: reply.number,
  postVersion: reply.version,
  postState: 'visible',
  postLang: reply.lang,
  html: reply.html,
  hiddenRule: null,
  postedAt: reply.request.now,
  editedAt: null,
  postAuthorKey: reply.request.userId,
  replyTo: reply.replyTo,
  targetAuthorKey,
  answeringKey: reply.institutionId,
  unit: reply.unit,
  organisationKey: reply.organisationId,
  promisedAt: null,
  helpful: 0,
});

/**
 * Whether a reply now has to touch its place: once a minute at most, since all of a place's writers would wait for that one
 * row until each other's commit is on the disk.
 */
export const touchesPlace = (thread: LockedThread, now: Date): boolean =>
  activityAfter(thread, now).getTime() - (thread.place.lastActivityAt?.getTime() ?? 0) >=
  placeActivityGrainSeconds * 1000;
