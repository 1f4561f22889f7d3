import type { People } from './people.ts';
import type { Random } from '../lib/random.ts';
import type { Texts } from './texts.ts';
import type { Thread } from './threads.ts';
import { postTimes } from './timeline.ts';

/** What a post went through, as bits. */
export const marks = { hidden: 1, withdrawn: 2, edited: 4, official: 8, kept: 16, reported: 32 } as const;

const rules = ['insult', 'personal_data', 'spam', 'off_topic', 'unlawful'] as const;

/** The rule under which a post is hidden or reported, if it is. `reasons` of the vocabulary are in the same order. */
export const ruleOf = (index: number): (typeof rules)[number] => rules[ruleIndexOf(index)] ?? 'off_topic';

export const ruleIndexOf = (index: number): number => index % rules.length;

/** Marks whose making raised the thread's version once more. */
export const changed = marks.hidden | marks.withdrawn | marks.edited;

/**
 * All posts, thread after thread, in columns: a million of objects would not fit. A post's place in them is its index; its
 * key in the database is its rank in time and one.
 */
export interface Posts {
  readonly thread: Uint32Array;
  /** Index of a person. */
  readonly author: Uint32Array;
  /** Number in the thread; 0: none. */
  readonly replyTo: Uint32Array;
  /** Seconds since 1970. */
  readonly at: Uint32Array;
  /** Index of a text. */
  readonly body: Uint16Array;
  readonly marks: Uint8Array;
  /** By thread: index of its first post. */
  readonly first: Uint32Array;
  /** Indexes in the order of writing. */
  readonly inTime: Uint32Array;
  /** By index: place in that order. */
  readonly rank: Uint32Array;
}

/** One of a typed array; reading past its end is a fault of the caller. */
export const at = (column: Uint8Array | Uint16Array | Uint32Array, index: number): number => {
  const value = column[index];
  if (value === undefined) throw new RangeError(`there is no item ${String(index)}`);
  return value;
};

const shares = { hidden: 0.002, withdrawn: 0.005, edited: 0.01, kept: 0.0005, reported: 0.0002 } as const;
/** Reports are open on what was written in the last days only, but never none. */
const reportedShareOfNewest = 0.05;

const fateOf = (random: Random): number => {
  let luck = random.float();
  for (const fate of ['hidden', 'withdrawn', 'edited', 'kept'] as const) {
    if (luck < shares[fate]) return marks[fate];
    luck -= shares[fate];
  }
  return 0;
};

/** More posts than are ever asked for. */
const indexScale = 2 ** 24;

/** Indexes by time; of one second, by index, so that numbers in a thread follow time. */
const orderOf = (times: Uint32Array): Uint32Array => {
  const earliest = times.reduce((least, time) => Math.min(least, time), Infinity);
  // Both in one number below 2^53: sorting numbers is many times faster than sorting by a comparison.
  const keys = Float64Array.from(times, (time, index) => (time - earliest) * indexScale + index).toSorted();
  return Uint32Array.from(keys, (key) => key % indexScale);
};

/** Mostly to one of the last few, now and then to the opening post. */
const targetOf = (number: number, random: Random): number => {
  if (number === 1 || !random.chance(0.4)) return 0;
  return random.chance(0.1) ? 1 : Math.max(1, number - 1 - Math.floor(random.float() ** 3 * 10));
};

/** Posts of the threads: who, when, what, and what became of it. */
export const makePosts = (
  threads: readonly Thread[],
  { people, texts, until, random }: { people: People; texts: Texts; until: Date; random: Random },
): Posts => {
  const count = threads.reduce((sum, { size }) => sum + size, 0);
  const columns = {
    thread: new Uint32Array(count),
    author: new Uint32Array(count),
    replyTo: new Uint32Array(count),
    at: new Uint32Array(count),
    body: new Uint16Array(count),
    marks: new Uint8Array(count),
    first: new Uint32Array(threads.length),
  };
  let index = 0;
  for (const [threadIndex, thread] of threads.entries()) {
    columns.first[threadIndex] = index;
    const writers = people.writers[thread.place];
    const theme = texts.themes[thread.theme];
    if (writers === undefined || theme === undefined) throw new RangeError('a thread is nowhere');
    const opener = random.pickSkewed(writers);
    for (const [before, time] of postTimes(thread.openedAt, thread.size, until, random).entries()) {
      const number = before + 1;
      const liaisons = thread.answers.includes(number) ? people.liaisons[thread.institution ?? -1] : undefined;
      columns.thread[index] = threadIndex;
      columns.at[index] = time;
      columns.replyTo[index] = targetOf(number, random);
      if (liaisons === undefined) {
        columns.author[index] = number === 1 || random.chance(0.15) ? opener : random.pickSkewed(writers);
        columns.body[index] = random.pick(number === 1 ? theme.openings : theme.replies);
        columns.marks[index] = fateOf(random);
      } else {
        columns.author[index] = random.pick(liaisons);
        columns.body[index] = random.pick(texts.official);
        columns.marks[index] = marks.official;
      }
      index += 1;
    }
  }
  const inTime = orderOf(columns.at);
  const rank = new Uint32Array(count);
  for (const [place, which] of inTime.entries()) rank[which] = place;
  const newest = Math.ceil(count * reportedShareOfNewest);
  for (let open = 0; open < Math.ceil(count * shares.reported); open += 1) {
    const which = at(inTime, count - 1 - random.between(0, newest - 1));
    if (at(columns.marks, which) === 0) columns.marks[which] = marks.reported;
  }
  return { ...columns, inTime, rank };
};

/** A post's number in its thread. */
export const numberOf = (posts: Posts, index: number): number => index - at(posts.first, at(posts.thread, index)) + 1;
