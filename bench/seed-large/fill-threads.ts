import { slugify } from '@moja-ulica/shared/ids.ts';
import { escapeText, fields, line, type Filling } from './copy.ts';
import { at, marks, numberOf, ruleOf } from './posts.ts';
import type { Thread } from './threads.ts';
import { createVersions, versionOfThread, type World } from './world.ts';

const dayMs = 86_400_000;
const promisedDays = 14;

const dateOf = (seconds: number): Date => new Date(seconds * 1000);

const excerptOf = ({ posts, texts }: World, thread: number): string => {
  const opening = at(posts.first, thread);
  const hidden = (at(posts.marks, opening) & (marks.hidden | marks.withdrawn)) !== 0;
  return hidden ? '' : (texts.bodies[at(posts.body, opening)]?.excerpt ?? '');
};

const threadLine = (world: World, thread: Thread, index: number): string => {
  const { posts, town, idOf } = world;
  const opening = at(posts.first, index);
  const last = opening + thread.size - 1;
  return line([
    index + 1,
    idOf('thread', index + 1),
    town.places[thread.place]?.key ?? null,
    thread.topicKey,
    at(posts.author, opening) + 1,
    thread.kind,
    thread.title,
    slugify(thread.title),
    'pl',
    excerptOf(world, index),
    thread.state,
    thread.institution === null ? null : (town.institutions[thread.institution]?.key ?? null),
    thread.dueAt,
    thread.concerns,
    thread.answers.at(-1) ?? null,
    thread.pinned,
    thread.locked,
    versionOfThread(world, index),
    thread.size,
    at(posts.author, last) + 1,
    dateOf(at(posts.at, opening)),
    dateOf(at(posts.at, last)),
  ]);
};

const threads = (world: World): Filling => ({
  table: 'threads',
  columns: [
    'id', 'public_id', 'place_id', 'topic_id', 'author_id', 'kind', 'title', 'slug', 'lang', 'excerpt', 'state',
    'institution_id', 'due_at', 'concerns', 'answered_by', 'pinned', 'locked', 'version', 'last_number', 'last_author_id',
    'created_at', 'last_activity_at',
  ], // prettier-ignore
  count: world.threads.length,
  *rows() {
    for (const [index, thread] of world.threads.entries()) yield threadLine(world, thread, index);
  },
});

const threadStreets = ({ threads: list }: World): Filling => ({
  table: 'thread_streets',
  columns: ['thread_id', 'street_id'],
  count: list.reduce((sum, { streets }) => sum + streets.length, 0),
  *rows() {
    for (const [index, { streets }] of list.entries()) {
      for (const street of streets) yield line([index + 1, street]);
    }
  },
});

const stateOf = (mark: number): string => {
  if ((mark & marks.hidden) !== 0) return 'hidden';
  return (mark & marks.withdrawn) === 0 ? 'visible' : 'withdrawn';
};

/** When a marked post was edited: some minutes later, never after the end. */
const editedAt = (world: World, index: number): Date =>
  new Date(Math.min(world.until.getTime(), at(world.posts.at, index) * 1000 + (10 + (index % 600)) * 60_000));

const posts = (world: World): Filling => ({
  table: 'posts',
  columns: [
    'id', 'public_id', 'thread_id', 'number', 'version', 'author_id', 'state', 'body', 'html', 'lang', 'reply_to',
    'institution_id', 'unit', 'promised_at', 'hidden_rule', 'helpful', 'created_at', 'edited_at',
  ], // prettier-ignore
  count: world.posts.inTime.length,
  *rows() {
    const random = world.chanceFor('posts in detail');
    const versionOf = createVersions(world);
    const texts = world.texts.bodies.map(({ markdown, html }) => `${escapeText(markdown)}\t${escapeText(html)}`);
    for (const [rank, index] of world.posts.inTime.entries()) {
      const thread = at(world.posts.thread, index);
      const mark = at(world.posts.marks, index);
      const author = at(world.posts.author, index);
      const replyTo = at(world.posts.replyTo, index);
      const moment = dateOf(at(world.posts.at, index));
      const before = fields([
        rank + 1,
        world.idOf('post', rank + 1),
        thread + 1,
        numberOf(world.posts, index),
        versionOf(index),
        author + 1,
        stateOf(mark),
      ]);
      const official = (mark & marks.official) === 0 ? null : world.people.list[author]?.liaisonFor;
      const after = fields([
        'pl',
        replyTo === 0 ? null : replyTo,
        official ? (world.town.institutions[official.institution]?.key ?? null) : null,
        official?.unit ?? null,
        official && random.chance(0.3) ? new Date(moment.getTime() + promisedDays * dayMs) : null,
        (mark & marks.hidden) === 0 ? null : ruleOf(index),
        Math.floor(random.float() ** 6 * 12),
        moment,
        (mark & marks.edited) === 0 ? null : editedAt(world, index),
      ]);
      yield `${before}\t${texts[at(world.posts.body, index)] ?? ''}\t${after}\n`;
    }
  },
});

/** What stood there before an edit: the text without what was added to it. */
const revisions = (world: World): Filling => {
  const edited = world.posts.inTime.filter((index) => (at(world.posts.marks, index) & marks.edited) !== 0);
  return {
    table: 'post_revisions',
    columns: ['id', 'post_id', 'body', 'created_at'],
    count: edited.length,
    *rows() {
      for (const [which, index] of edited.entries()) {
        const now = world.texts.bodies[at(world.posts.body, index)]?.markdown ?? '';
        yield line([
          which + 1,
          at(world.posts.rank, index) + 1,
          now.slice(0, Math.ceil(now.length / 2)).trim(),
          editedAt(world, index),
        ]);
      }
    },
  };
};

/** Threads and what was written in them, in the order in which they can be written. */
export const fillThreads = (world: World): Filling[] => [
  threads(world),
  threadStreets(world),
  posts(world),
  revisions(world),
];
