import { and, asc, eq, gt, inArray, max, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { executeRows } from '../../platform/db/rows.ts';
import { places } from '../estates/tables.ts';
import { postRevisions, posts, readPositions, threads } from './tables.ts';

/** A thread held by its writers' lock, with what announcing a change of it needs. */
export interface HeldThread {
  readonly key: bigint;
  readonly publicId: string;
  readonly lang: string;
  readonly version: number;
  readonly place: string;
}

/** Keys of the person's next posts, in their order, with the threads they are in. */
export const nextPostsOf = (db: Db, authorId: bigint, after: bigint, limit: number) =>
  db
    .select({ key: posts.id, threadKey: posts.threadId, number: posts.number })
    .from(posts)
    .where(and(eq(posts.authorId, authorId), gt(posts.id, after)))
    .orderBy(asc(posts.id))
    .limit(limit);

/** Locks threads as their writers do, always in one order. */
export const holdThreads = (tx: Tx, keys: readonly bigint[]): Promise<HeldThread[]> =>
  tx
    .select({
      key: threads.id,
      publicId: threads.publicId,
      lang: threads.lang,
      version: threads.version,
      place: places.slug,
    })
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .where(inArray(threads.id, [...new Set(keys)]))
    .orderBy(asc(threads.id))
    .for('no key update', { of: threads });

const keysOf = (keys: readonly bigint[]) => sql`${`{${keys.join(',')}}`}::bigint[]`;

/**
 * Gives each of these posts of held threads a version of its own, and each thread one more than that: who hears only of the
 * thread's sees a gap, and asks for what is in it. Gives the threads' new versions by key.
 */
export const raiseVersions = async (tx: Tx, postKeys: readonly bigint[]): Promise<ReadonlyMap<bigint, number>> => {
  await tx.execute(sql`
    update posts p set version = t.version + c.nth
    from (select id, thread_id, row_number() over (partition by thread_id order by id) as nth
      from posts where id = any(${keysOf(postKeys)})) c
    join threads t on t.id = c.thread_id
    where p.id = c.id`);
  const rows = await executeRows(
    tx,
    sql`update threads t set version = t.version + c.changed + 1
      from (select thread_id, count(*)::int as changed from posts where id = any(${keysOf(postKeys)}) group by 1) c
      where t.id = c.thread_id returning t.id, t.version`,
  );
  return new Map(rows.map(({ id, version }) => [BigInt(String(id)), Number(version)]));
};

/**
 * Takes the text out of these posts, earlier texts included. What was hidden stays hidden; an official answer stays as it
 * is, since it is the institution's.
 */
export const eraseTexts = async (tx: Tx, postKeys: readonly bigint[]): Promise<void> => {
  const erased = await tx
    .update(posts)
    .set({ body: '', html: '', state: sql`case when ${posts.state} = 'hidden' then 'hidden' else 'withdrawn' end` })
    .where(and(inArray(posts.id, [...postKeys]), sql`${posts.institutionId} is null`))
    .returning({ key: posts.id });
  const keys = erased.map(({ key }) => key);
  if (keys.length > 0) await tx.delete(postRevisions).where(inArray(postRevisions.postId, keys));
};

/** Gives threads that were opened by posts whose text is gone a title that says nothing. */
export const eraseTitles = async (
  tx: Tx,
  threadKeys: readonly bigint[],
  { title, slug }: { readonly title: string; readonly slug: string },
): Promise<void> => {
  await tx
    .update(threads)
    .set({ title, sealedTitle: null, slug, excerpt: '' })
    .where(inArray(threads.id, [...threadKeys]));
};

/** Forgets up to `limit` read positions of a person; gives how many there were. */
export const forgetReading = async (tx: Tx, userId: bigint, limit: number): Promise<number> => {
  const some = tx
    .select({ threadId: readPositions.threadId })
    .from(readPositions)
    .where(eq(readPositions.userId, userId))
    .limit(limit);
  const gone = await tx
    .delete(readPositions)
    .where(and(eq(readPositions.userId, userId), inArray(readPositions.threadId, some)))
    .returning({ threadId: readPositions.threadId });
  return gone.length;
};

/** A text in which somebody may be cited or mentioned. */
export interface CitingText {
  readonly key: bigint;
  readonly threadKey: bigint;
  readonly number: number;
  readonly body: string;
}

/** Posts with keys from `after` on, `span` of them at most, whose text or an earlier one has one of these in it. */
export const textsWith = async (
  db: Db,
  needles: readonly string[],
  { after, span }: { readonly after: bigint; readonly span: number },
): Promise<readonly CitingText[]> => {
  const has = (column: string) =>
    sql.join(
      needles.map((needle) => sql`position(${needle} in lower(${sql.raw(column)})) > 0`),
      sql` or `,
    );
  const rows = await executeRows(
    db,
    sql`select p.id, p.thread_id, p.number, p.body from posts p
      where p.id > ${after} and p.id <= ${after + BigInt(span)}
        and (${has('p.body')} or exists (select from post_revisions r where r.post_id = p.id and (${has('r.body')})))
      order by p.id`,
  );
  return rows.map((row) => ({
    key: BigInt(String(row['id'])),
    threadKey: BigInt(String(row['thread_id'])),
    number: Number(row['number']),
    body: String(row['body']),
  }));
};

/** The greatest key of a post; 0 without any. */
export const lastPostKey = async (db: Db): Promise<bigint> => {
  const [row] = await db.select({ last: max(posts.id) }).from(posts);
  return row?.last ?? 0n;
};

/** Earlier texts of posts, with the key of each. */
export const revisionsOf = (db: Db, postKeys: readonly bigint[]) =>
  db
    .select({ key: postRevisions.id, body: postRevisions.body })
    .from(postRevisions)
    .where(inArray(postRevisions.postId, [...postKeys]));

export const replaceRevision = async (tx: Tx, key: bigint, body: string): Promise<void> => {
  await tx.update(postRevisions).set({ body }).where(eq(postRevisions.id, key));
};

/** Puts a text in place of another, without a mark: its author changed nothing. */
export const replaceText = async (
  tx: Tx,
  key: bigint,
  { body, html }: { readonly body: string; readonly html: string },
): Promise<void> => {
  await tx.update(posts).set({ body, html }).where(eq(posts.id, key));
};

/** The excerpt of the thread that a post opens. */
export const replaceExcerpt = async (tx: Tx, threadKey: bigint, excerpt: string): Promise<void> => {
  await tx.update(threads).set({ excerpt }).where(eq(threads.id, threadKey));
};

/** Of posts named by thread (public id) and number those that this person wrote, as `thread/number`. */
export const writtenBy = async (
  db: Db,
  authorId: bigint,
  named: readonly { readonly thread: string; readonly number: number }[],
): Promise<ReadonlySet<string>> => {
  if (named.length === 0) return new Set();
  const rows = await db
    .select({ thread: threads.publicId, number: posts.number })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        eq(posts.authorId, authorId),
        inArray(threads.publicId, [...new Set(named.map(({ thread }) => thread))]),
        inArray(posts.number, [...new Set(named.map(({ number }) => number))]),
      ),
    );
  return new Set(rows.map(({ thread, number }) => `${thread}/${String(number)}`));
};
