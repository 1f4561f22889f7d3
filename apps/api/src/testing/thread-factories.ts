import type { ThreadChange } from '@moja-ulica/shared/threads/events.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { and, eq, sql } from 'drizzle-orm';
import { places, topics } from '../features/estates/tables.ts';
import { createRenderer, plainExcerpt, postCreated, type PostCreated } from '../features/threads/index.ts';
import { posts, threads } from '../features/threads/tables.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import { newPublicId } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';
import type { ReplyOptions, TestPost, TestThread, TestUser, ThreadOptions } from './factory-types.ts';
import { institutionBySlug, only, placeBySlug } from './town-factories.ts';

const day = 86_400_000;
const threadTopic = 'thread';
/** What factories write is a minute old, so that the same person may post at once. */
const ageMs = 60_000;

const topicKey = async (db: Db, placeId: bigint, slug: string): Promise<bigint> =>
  only(
    await db
      .select({ id: topics.id })
      .from(topics)
      .where(and(eq(topics.placeId, placeId), eq(topics.slug, slug))),
    `topic ${slug}`,
  ).id;

interface NewPost {
  readonly threadId: bigint;
  readonly number: number;
  readonly version: number;
  readonly author: TestUser;
  readonly body: string;
  readonly replyTo: number | null;
}

/**
 * Threads and posts as the commands leave them, with their job and their announcement, but without the limits on how often
 * somebody may write: the clock stands still in tests. `arrived` waits until the announcements are heard.
 */
export const createThreadFactories = (
  { db, clock, config, changes, jobs }: Platform,
  next: () => string,
  arrived: () => Promise<void>,
) => {
  const render = createRenderer(config.publicUrl);
  const written = (): Date => new Date(clock.now().getTime() - ageMs);

  const insertPost = async (tx: Tx, { author, ...post }: NewPost): Promise<TestPost> => {
    const publicId = newPublicId();
    const rows = await tx
      .insert(posts)
      .values({
        ...post,
        publicId,
        authorId: author.id,
        html: render(post.body),
        lang: 'pl',
        createdAt: written(),
      })
      .returning({ id: posts.id });
    const { id } = only(rows, 'post');
    await jobs.send<PostCreated>(tx, postCreated, { postId: String(id) });
    return { id, publicId, number: post.number };
  };

  const thread = async (options: ThreadOptions): Promise<TestThread> => {
    const number = next();
    const now = written();
    const { author, body = 'Treść wątku.', title = `Wątek numer ${number}`, locked = false, pinned = false } = options;
    const publicId = newPublicId();
    const slug = `watek-numer-${number}`;
    const id = await db.transaction(async (tx) => {
      const { id: placeId } = await placeBySlug(tx, options.place);
      const institution =
        options.institution === undefined ? null : (await institutionBySlug(tx, options.institution)).id;
      const kind = institution === null ? (options.kind ?? 'discussion') : 'matter';
      const rows = await tx
        .insert(threads)
        .values({
          publicId,
          placeId,
          topicId: options.topic === undefined ? null : await topicKey(tx, placeId, options.topic),
          authorId: author.id,
          kind,
          title,
          slug,
          lang: 'pl',
          excerpt: plainExcerpt(render(body), threadLimits.excerptChars),
          state: kind === 'matter' ? 'waiting' : null,
          institutionId: institution,
          dueAt: institution === null ? null : new Date(now.getTime() + 7 * day),
          locked,
          pinned,
          lastNumber: 1,
          lastAuthorId: author.id,
          createdAt: now,
          lastActivityAt: now,
        })
        .returning({ id: threads.id });
      const made = only(rows, 'thread');
      await insertPost(tx, { threadId: made.id, number: 1, version: 1, author, body, replyTo: null });
      await tx
        .update(places)
        .set({ threadCount: sql`${places.threadCount} + 1`, lastActivityAt: now })
        .where(eq(places.id, placeId));
      const change: ThreadChange = {
        kind: 'thread.created',
        thread: publicId,
        place: options.place,
        version: 1,
        number: 1,
      };
      await changes.announce(tx, threadTopic, change);
      return made.id;
    });
    await arrived();
    return { id, publicId, slug, place: options.place };
  };

  const reply = async ({ thread: target, author, body = 'Odpowiedź.', replyTo }: ReplyOptions): Promise<TestPost> => {
    const now = written();
    const post = await db.transaction(async (tx) => {
      const rows = await tx
        .update(threads)
        .set({
          lastNumber: sql`${threads.lastNumber} + 1`,
          version: sql`${threads.version} + 1`,
          lastAuthorId: author.id,
          lastActivityAt: now,
        })
        .where(eq(threads.id, target.id))
        .returning({ number: threads.lastNumber, version: threads.version, placeId: threads.placeId });
      const { number, version, placeId } = only(rows, 'thread');
      const made = await insertPost(tx, {
        threadId: target.id,
        number,
        version,
        author,
        body,
        replyTo: replyTo ?? null,
      });
      await tx.update(places).set({ lastActivityAt: now }).where(eq(places.id, placeId));
      const change: ThreadChange = {
        kind: 'post.created',
        thread: target.publicId,
        place: target.place,
        version,
        number,
      };
      await changes.announce(tx, threadTopic, change);
      return made;
    });
    await arrived();
    return post;
  };

  return { thread, reply };
};
