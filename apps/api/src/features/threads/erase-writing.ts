import type { Tx } from '../../platform/db/database.ts';
import type { Texts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Eraser, ErasedPerson } from '../identity/index.ts';
import { threadTopic } from './announce.ts';
import { plainExcerpt } from './render/excerpt.ts';
import type { Render } from '../../platform/markdown/renderer.ts';
import { quotedPosts, withoutPerson, type Traces } from './render/without-person.ts';
import { forgetTitleInAddresses } from './repo-threads.ts';
import {
  eraseTexts,
  eraseTitles,
  forgetReading,
  holdThreads,
  lastPostKey,
  nextPostsOf,
  raiseVersions,
  replaceExcerpt,
  replaceRevision,
  replaceText,
  revisionsOf,
  textsWith,
  writtenBy,
  type CitingText,
  type HeldThread,
} from './repo-erasure.ts';

interface Parts {
  readonly platform: Platform;
  readonly render: Render;
  readonly texts: Texts;
}

/** Threads are held until the transaction ends: a few at a time, so that nobody who writes there waits. */
const postsAtOnce = 50;
const positionsAtOnce = 2000;
/** Keys looked through at once for traces in the texts of others: some ten milliseconds. */
const keySpan = 5000;

const raised = async (
  { changes }: Platform,
  tx: Tx,
  held: readonly HeldThread[],
  postKeys: readonly bigint[],
): Promise<void> => {
  const versions = await raiseVersions(tx, postKeys);
  const told = held.map(({ key, publicId, place, version }) => ({
    kind: 'thread.updated' as const,
    thread: publicId,
    place,
    version: versions.get(key) ?? version,
  }));
  await changes.announce(tx, threadTopic, ...told);
};

/**
 * Whatever was written by somebody whose name has changed is shown anew by everybody who is reading it. A part of their posts,
 * in the caller's transaction; gives from where to go on, null when done. Announces `thread.updated`.
 */
export const showAuthorAnew = async (
  platform: Platform,
  tx: Tx,
  authorId: bigint,
  after: bigint,
): Promise<bigint | null> => {
  const some = await nextPostsOf(tx, authorId, after, postsAtOnce);
  const last = some.at(-1);
  if (last === undefined) return null;
  const held = await holdThreads(
    tx,
    some.map(({ threadKey }) => threadKey),
  );
  await raised(
    platform,
    tx,
    held,
    some.map(({ key }) => key),
  );
  return last.key;
};

/** Their own posts: without a name from now on, and without a text if they wanted that. */
const eraseOwn = async ({ platform, texts }: Parts, tx: Tx, person: ErasedPerson, after: bigint) => {
  if (person.posts === 'keep') return showAuthorAnew(platform, tx, person.id, after);
  const some = await nextPostsOf(tx, person.id, after, postsAtOnce);
  const last = some.at(-1);
  if (last === undefined) return null;
  const held = await holdThreads(
    tx,
    some.map(({ threadKey }) => threadKey),
  );
  const keys = some.map(({ key }) => key);
  await eraseTexts(tx, keys);
  const opened = new Set(some.filter(({ number }) => number === 1).map(({ threadKey }) => threadKey));
  for (const lang of new Set(held.map((thread) => thread.lang))) {
    const t = texts(lang);
    const titles = held.filter((thread) => thread.lang === lang && opened.has(thread.key)).map(({ key }) => key);
    if (titles.length > 0) {
      await eraseTitles(tx, titles, { title: t('privacy.erasedTitle'), slug: t('privacy.erasedSlug') });
    }
  }
  for (const thread of held) {
    if (opened.has(thread.key)) await forgetTitleInAddresses(tx, thread, thread.version + 1);
  }
  await raised(platform, tx, held, keys);
  return last.key;
};

/** One text of somebody else, and its earlier ones. True if something in it changed. */
const eraseFrom = async (
  { render }: Parts,
  tx: Tx,
  { key, threadKey, number, body }: CitingText,
  traces: Traces,
): Promise<boolean> => {
  const next = withoutPerson(body, traces);
  for (const revision of await revisionsOf(tx, [key])) {
    const earlier = withoutPerson(revision.body, traces);
    if (earlier !== revision.body) await replaceRevision(tx, revision.key, earlier);
  }
  if (next === body) return false;
  const html = render(next);
  await replaceText(tx, key, { body: next, html });
  if (number === 1) await replaceExcerpt(tx, threadKey, plainExcerpt(html));
  return true;
};

/** Mentions and quotations, wherever they are: keys are gone through from the first to the last. */
const eraseTraces = async (parts: Parts, tx: Tx, person: ErasedPerson, after: bigint): Promise<bigint | null> => {
  const { platform, texts } = parts;
  const needles = [`@${person.handle}`, '> ['];
  const found = await textsWith(tx, needles, { after, span: keySpan });
  const held = await holdThreads(
    tx,
    found.map(({ threadKey }) => threadKey),
  );
  const langs = new Map(held.map(({ key, lang }) => [key, lang]));
  // Read again under the lock: somebody may just have changed it.
  const current = held.length === 0 ? [] : await textsWith(tx, needles, { after, span: keySpan });
  const changed: CitingText[] = [];
  for (const text of current) {
    const lang = langs.get(text.threadKey);
    if (lang === undefined) continue;
    const bodies = [text.body, ...(await revisionsOf(tx, [text.key])).map(({ body }) => body)];
    const theirs = await writtenBy(tx, person.id, bodies.flatMap(quotedPosts));
    const traces: Traces = {
      handle: person.handle,
      wrote: (thread, number) => theirs.has(`${thread}/${String(number)}`),
      deleted: texts(lang)('privacy.deletedAccount'),
      withText: person.posts === 'erase',
    };
    if (await eraseFrom(parts, tx, text, traces)) changed.push(text);
  }
  if (changed.length > 0) {
    const touched = new Set(changed.map(({ threadKey }) => threadKey));
    await raised(
      platform,
      tx,
      held.filter(({ key }) => touched.has(key)),
      changed.map(({ key }) => key),
    );
  }
  const next = after + BigInt(keySpan);
  return next > (await lastPostKey(tx)) ? null : next;
};

/** What becomes of a person's writing and reading when they leave. Announces `thread.updated`. */
export const createWritingErasers = (parts: Parts): readonly Eraser[] => [
  {
    name: 'posts',
    of: ['posts.author_id', 'threads.author_id'],
    erase: (tx, person, after) => eraseOwn(parts, tx, person, after),
  },
  {
    name: 'traces',
    of: [],
    erase: (tx, person, after) => eraseTraces(parts, tx, person, after),
  },
  {
    name: 'reading',
    of: ['read_positions.user_id'],
    erase: async (tx, { id }) => ((await forgetReading(tx, id, positionsAtOnce)) < positionsAtOnce ? null : 1n),
  },
];
