import { slugify } from '@moja-ulica/shared/ids.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { plainExcerpt, type Render } from '../../threads/index.ts';
import { posts, threads, threadStreets } from '../../threads/tables.ts';
import type { DemoPost, DemoThread } from '../content.ts';
import type { Moments } from '../moments.ts';
import { keyOf, type Keys } from './people.ts';
import { steadyId } from '../steady.ts';

const rowsAtOnce = 100;

/** Keys of everything a thread names. Topics and streets by `<place>/<slug>`. */
export interface Names {
  readonly people: Keys;
  readonly places: Keys;
  readonly topics: Keys;
  readonly streets: Keys;
  readonly institutions: Keys;
  readonly organisations: Keys;
}

const postMoment = (thread: DemoThread, post: DemoPost, moments: Moments): Date =>
  moments.hoursAfter(moments.daysAgo(thread.daysAgo), post.hoursAfterStart);

const dayOrNull = (days: number | null | undefined, moments: Moments): Date | null =>
  days === null || days === undefined ? null : moments.inDays(days);

/** What rows are made with. */
interface Making {
  readonly names: Names;
  readonly moments: Moments;
  readonly render: Render;
}

const threadRow = (thread: DemoThread, { names, moments, render }: Making) => {
  const last = thread.posts.at(-1);
  const opening = thread.posts[0];
  if (!last || !opening) throw new Error(`the demo's thread "${thread.key}" has no posts`);
  const matter = thread.kind === 'matter' ? thread.matter : null;
  const answers = thread.posts.filter((post) => post.officialAnswer && !post.hidden);
  return {
    publicId: steadyId(`thread:${thread.key}`),
    placeId: keyOf(names.places, thread.place),
    topicId: thread.topic === null ? null : keyOf(names.topics, `${thread.place}/${thread.topic}`),
    authorId: keyOf(names.people, thread.author),
    kind: thread.kind,
    title: thread.title,
    slug: slugify(thread.title),
    lang: thread.lang,
    excerpt: opening.hidden ? '' : plainExcerpt(render(moments.fillDates(opening.body, opening.lang))),
    state: matter?.state ?? null,
    institutionId: matter?.institution ? keyOf(names.institutions, matter.institution) : null,
    dueAt: dayOrNull(matter?.dueInDays, moments),
    concerns: matter?.concerns ?? 0,
    answeredBy: answers.at(-1)?.n ?? null,
    pinned: thread.pinned,
    version: thread.posts.length,
    lastNumber: thread.posts.length,
    lastAuthorId: keyOf(names.people, last.author),
    createdAt: moments.daysAgo(thread.daysAgo),
    lastActivityAt: postMoment(thread, last, moments),
  };
};

const postRow = (thread: DemoThread, post: DemoPost, threadId: bigint, { names, moments, render }: Making) => {
  const createdAt = postMoment(thread, post, moments);
  const body = moments.fillDates(post.body, post.lang);
  const answer = post.officialAnswer;
  return {
    publicId: steadyId(`post:${thread.key}:${post.n}`),
    threadId,
    number: post.n,
    version: post.n,
    authorId: keyOf(names.people, post.author),
    state: post.hidden ? ('hidden' as const) : ('visible' as const),
    body,
    html: render(body),
    lang: post.lang,
    replyTo: post.replyTo,
    institutionId: answer ? keyOf(names.institutions, answer.institution) : null,
    unit: answer?.unit ?? null,
    organisationId: post.organisation === undefined ? null : keyOf(names.organisations, post.organisation),
    promisedAt: dayOrNull(answer?.promisedInDays, moments),
    hiddenRule: post.hidden?.code ?? null,
    helpful: post.helpful,
    createdAt,
    editedAt: post.edited ? moments.hoursAfter(createdAt, 1) : null,
  };
};

/** Threads and posts as they were written; returns inside keys of posts by `<thread>/<number>`, of threads by key. */
export const seedThreads = async (
  tx: Tx,
  content: readonly DemoThread[],
  making: Making,
): Promise<{ threads: Keys; posts: Keys }> => {
  // Inside keys follow the order in which things happened, as they would have.
  const inOrder = content.toSorted((one, other) => other.daysAgo - one.daysAgo);
  const threadRows = await tx
    .insert(threads)
    .values(inOrder.map((thread) => threadRow(thread, making)))
    .returning({ id: threads.id, publicId: threads.publicId });
  const byPublicId = new Map(threadRows.map((row) => [row.publicId, row.id]));
  const threadKeys = new Map(inOrder.map(({ key }) => [key, keyOf(byPublicId, steadyId(`thread:${key}`))]));

  const streetRows = inOrder.flatMap((thread) =>
    thread.streets.map((street) => ({
      threadId: keyOf(threadKeys, thread.key),
      streetId: keyOf(making.names.streets, `${thread.place}/${street}`),
    })),
  );
  if (streetRows.length > 0) await tx.insert(threadStreets).values(streetRows);

  const postRows = inOrder
    .flatMap((thread) => {
      const threadId = keyOf(threadKeys, thread.key);
      return thread.posts.map((post) => ({ thread, row: postRow(thread, post, threadId, making) }));
    })
    .toSorted((one, other) => one.row.createdAt.getTime() - other.row.createdAt.getTime());
  const postKeys = new Map<string, bigint>();
  for (let at = 0; at < postRows.length; at += rowsAtOnce) {
    const some = postRows.slice(at, at + rowsAtOnce);
    const inserted = await tx
      .insert(posts)
      .values(some.map(({ row }) => row))
      .returning({ id: posts.id, publicId: posts.publicId });
    const ids = new Map(inserted.map((row) => [row.publicId, row.id]));
    for (const { thread, row } of some) postKeys.set(`${thread.key}/${row.number}`, keyOf(ids, row.publicId));
  }
  return { threads: threadKeys, posts: postKeys };
};
