import { hash } from 'node:crypto';
import { recipientsOf } from '../../apps/api/src/features/notifications/index.ts';
import type { Case } from './cases.ts';
import { line, type Filling } from './copy.ts';
import { at, marks, numberOf } from './posts.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
/** Every tenth person's bell is filled, and every fifth person's read positions are kept. */
const bellOfEvery = 10;
const readerEvery = 5;
const readAfterMs = 3 * dayMs;
const leftUnread = 0.05;

interface Notice {
  readonly user: number;
  readonly kind: string;
  readonly post: number;
  readonly source: string;
  readonly actor: number | null;
  readonly at: Date;
}

/** Of hidden posts, in the order of the decisions: their authors were told, whoever they are. */
const noticesOfDecisions = (cases: readonly Case[], { posts }: World): Notice[] =>
  cases
    .flatMap(({ post, state, decision }) =>
      state === 'hidden' && decision !== null
        ? [
            {
              user: at(posts.author, post),
              kind: 'post_hidden',
              post,
              source: decision.publicId,
              actor: null,
              at: decision.at,
            },
          ]
        : [],
    )
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());

function* noticesOfPosts({ posts }: World): Generator<Notice> {
  for (const post of posts.inTime) {
    const mark = at(posts.marks, post);
    if ((mark & (marks.hidden | marks.withdrawn)) !== 0) continue;
    const first = at(posts.first, at(posts.thread, post));
    const author = at(posts.author, post);
    const replyTo = at(posts.replyTo, post);
    const recipients = recipientsOf({
      number: numberOf(posts, post),
      authorId: BigInt(author),
      official: (mark & marks.official) !== 0,
      threadAuthorId: BigInt(at(posts.author, first)),
      repliedToAuthorId: replyTo === 0 ? null : BigInt(at(posts.author, first + replyTo - 1)),
    });
    const moment = new Date(at(posts.at, post) * 1000);
    for (const [user, kind] of recipients) {
      if (Number(user) % bellOfEvery !== 0) continue;
      yield { user: Number(user), kind, post, source: '', actor: author, at: moment };
    }
  }
}

/** Two sequences, each in order of time, as one. */
function* inOrder(one: Iterable<Notice>, others: readonly Notice[]): Generator<Notice> {
  let next = 0;
  for (const notice of one) {
    for (let other = others[next]; other !== undefined && other.at < notice.at; other = others[next]) {
      next += 1;
      yield other;
    }
    yield notice;
  }
  yield* others.slice(next);
}

const notifications = (cases: readonly Case[], world: World): Filling => {
  const ofDecisions = noticesOfDecisions(cases, world);
  let count = ofDecisions.length;
  for (const _ of noticesOfPosts(world)) count += 1;
  return {
    table: 'notifications',
    columns: ['id', 'public_id', 'user_id', 'kind', 'post_id', 'source', 'actor_id', 'created_at', 'read_at'],
    count,
    *rows() {
      const random = world.chanceFor('bell');
      const readBefore = world.until.getTime() - readAfterMs;
      let key = 0;
      for (const { user, kind, post, source, actor, at: moment } of inOrder(noticesOfPosts(world), ofDecisions)) {
        key += 1;
        const read =
          moment.getTime() < readBefore && !random.chance(leftUnread) ? new Date(moment.getTime() + dayMs) : null;
        const postKey = at(world.posts.rank, post) + 1;
        const actorKey = actor === null ? null : actor + 1;
        yield line([key, world.idOf('notification', key), user + 1, kind, postKey, source, actorKey, moment, read]);
      }
    },
  };
};

interface Reading {
  readonly user: number;
  readonly thread: number;
  readonly lastRead: number;
}

function* readings({ people, threads, chanceFor }: World): Generator<Reading> {
  const random = chanceFor('reading');
  for (let user = 0; user < people.list.length; user += readerEvery) {
    const read = new Set<number>();
    // Mostly what is new; the same thread is opened once.
    for (let opened = random.between(5, 60); opened > 0; opened -= 1) {
      read.add(threads.length - 1 - Math.floor(random.float() ** 3 * threads.length));
    }
    for (const thread of read) {
      const size = threads[thread]?.size ?? 1;
      yield { user, thread, lastRead: random.chance(0.6) ? size : random.between(1, size) };
    }
  }
}

const readPositions = (world: World): Filling => {
  let count = 0;
  for (const _ of readings(world)) count += 1;
  return {
    table: 'read_positions',
    columns: ['user_id', 'thread_id', 'last_read', 'updated_at'],
    count,
    *rows() {
      for (const { user, thread, lastRead } of readings(world)) {
        const moment = at(world.posts.at, at(world.posts.first, thread) + lastRead - 1) * 1000;
        yield line([user + 1, thread + 1, lastRead, new Date(Math.min(world.until.getTime(), moment + dayMs))]);
      }
    },
  };
};

/** What is still remembered of the last day's requests. */
const idempotencyKeys = (world: World): Filling => {
  const { posts, until } = world;
  const dayAgo = until.getTime() / 1000 - dayMs / 1000;
  const recent = posts.inTime.filter((post) => at(posts.at, post) >= dayAgo);
  return {
    table: 'idempotency_keys',
    columns: ['user_id', 'key', 'operation', 'fingerprint', 'result_id', 'created_at'],
    count: recent.length,
    *rows() {
      for (const post of recent) {
        const key = at(posts.rank, post) + 1;
        const opening = numberOf(posts, post) === 1;
        const id = world.idOf('request', key);
        yield line([
          at(posts.author, post) + 1,
          id,
          opening ? 'createThread' : 'createReply',
          hash('sha256', id, 'hex'),
          opening ? at(posts.thread, post) + 1 : key,
          new Date(at(posts.at, post) * 1000),
        ]);
      }
    },
  };
};

/** What people were told and have read, and what the server remembers of their requests. */
export const fillActivity = (cases: readonly Case[], world: World): Filling[] => [
  notifications(cases, world),
  readPositions(world),
  idempotencyKeys(world),
];
