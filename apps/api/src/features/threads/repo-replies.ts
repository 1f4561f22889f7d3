import { eq, sql } from 'drizzle-orm';
import type { Message } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { CreatingRequest, KeptResult } from '../../platform/db/idempotency-keys.ts';
import { statement } from '../../platform/db/statement.ts';
import { idempotencyKeys } from '../../platform/db/tables.ts';
import { newPublicId } from '../../platform/ids.ts';
import { placeActivityGrainSeconds } from './place-activity.ts';
import { touchPlace, type LockedThread } from './repo.ts';
import { posts, threads } from './tables.ts';

// A reply is what is written most, and a statement costs more than what it does: here one does what belongs together.

const read = statement((db) =>
  db
    .select({
      postKey: sql<string>`nextval('posts_id_seq')`,
      writtenAt: sql<string[]>`coalesce((
        select json_agg(newest.created_at order by newest.id desc) from (
          select ${posts.id}, ${posts.createdAt} from ${posts} where ${posts.authorId} = ${sql.placeholder('userId')}
          order by ${posts.id} desc limit ${sql.placeholder('most')}) as newest), '[]'::json)`,
      earlier: sql<{ operation: string; fingerprint: string; resultId: string } | null>`(
        select json_build_object('operation', ${idempotencyKeys.operation},
          'fingerprint', ${idempotencyKeys.fingerprint}, 'resultId', ${idempotencyKeys.resultId}::text)
        from ${idempotencyKeys} where ${idempotencyKeys.userId} = ${sql.placeholder('userId')}
          and ${idempotencyKeys.key} = ${sql.placeholder('key')})`,
    })
    .from(sql`(select 1) as once`)
    .prepare('threads_before_reply'),
);

interface BeforeReply {
  /** What the post's key will be, so that all that belongs to it can be written at once; one not used leaves a gap. */
  readonly postKey: bigint;
  /** When the person's newest posts were written, newest first, opening posts included. */
  readonly writtenAt: readonly Date[];
  /** What a request with this key has made before. */
  readonly earlier: KeptResult | null;
}

/** What a reply depends on of all that its author did before; ask it under the author's lock. `most`: posts counted. */
export const readBefore = async (tx: Tx, { userId, key }: CreatingRequest, most: number): Promise<BeforeReply> => {
  const [row] = await read(tx).execute({ userId, key, most });
  if (!row) throw new Error('nothing was read before a reply');
  return {
    postKey: BigInt(row.postKey),
    writtenAt: row.writtenAt.map((moment) => new Date(moment)),
    earlier: row.earlier && { ...row.earlier, resultId: BigInt(row.earlier.resultId) },
  };
};

export interface NewReply {
  readonly request: CreatingRequest;
  /** From `readBefore`. */
  readonly postKey: bigint;
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
  readonly message: Message;
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
        lastActivityAt: sql`greatest(${threads.lastActivityAt}, ${value('at')}::timestamptz)`,
        answeredBy: sql`coalesce(${value('answer')}, ${threads.answeredBy})`,
      })
      .where(eq(threads.id, value('threadId')))
      .returning({ id: threads.id }),
  );
  const key = db.$with('key').as(
    db
      .insert(idempotencyKeys)
      .values({
        userId: value('userId'),
        key: value('key'),
        operation: value('operation'),
        fingerprint: value('fingerprint'),
        resultId: value('postKey'),
        createdAt: value('now'),
      })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key }),
  );
  return db
    .with(post, thread, key)
    .select({
      kept: sql<boolean>`exists (select from ${key})`,
      announced: sql<string>`pg_notify(${value('channel')}, ${value('payload')})`,
    })
    .from(sql`(select 1) as once`)
    .prepare('threads_publish_reply');
});

/**
 * Writes a reply in a locked thread: the post, the thread's counters and version, what repetitions of the request get;
 * announces it when the transaction commits. False when another operation has taken the key meanwhile.
 *
 * Its place is touched once a minute at most: all of a place's writers would wait for that one row until each other's
 * commit is on the disk.
 */
export const publishReply = async (tx: Tx, thread: LockedThread, reply: NewReply): Promise<boolean> => {
  const { request, message, ...post } = reply;
  const { now } = request;
  const [row] = await published(tx).execute({
    ...request,
    ...post,
    ...message,
    publicId: newPublicId(),
    threadId: thread.key,
    at: now.toISOString(),
    answer: reply.institutionId === null ? null : reply.number,
  });
  const shown = thread.place.lastActivityAt?.getTime() ?? 0;
  if (now.getTime() - shown >= placeActivityGrainSeconds * 1000)
    await touchPlace(tx, thread.place.key, { threads: 0, now });
  return row?.kept === true;
};
