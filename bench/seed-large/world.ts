import { hash } from 'node:crypto';
import type { Render } from '../../apps/api/src/features/threads/index.ts';
import type { SeedOptions } from './options.ts';
import { makePeople, type People } from './people.ts';
import { at, changed, makePosts, numberOf, type Posts } from './posts.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { createSteadyId, type SteadyId } from './steady-id.ts';
import { writeTexts, type Texts } from './texts.ts';
import { makeThreads, type Thread } from './threads.ts';
import type { Town } from './town.ts';

/** Everything that is going to be written, as far as one thing depends on another. */
export interface World {
  readonly town: Town;
  readonly people: People;
  readonly texts: Texts;
  readonly threads: readonly Thread[];
  readonly posts: Posts;
  readonly until: Date;
  readonly idOf: SteadyId;
  /** By person: when they registered, in seconds since 1970. Before they wrote anything. */
  readonly registeredAt: Uint32Array;
  /** Chance for what nothing else depends on; one stream for each name, so that one does not change another. */
  readonly chanceFor: (name: string) => Random;
}

const daySeconds = 86_400;
const longestSilenceDays = 60;

const registrations = (people: People, posts: Posts, until: Date, random: Random): Uint32Array => {
  const end = until.getTime() / 1000;
  const firstPostAt = new Uint32Array(people.list.length).fill(end);
  for (const index of posts.inTime.toReversed()) firstPostAt[at(posts.author, index)] = at(posts.at, index);
  return firstPostAt.map((first) => first - 3600 - Math.floor(random.float() ** 2 * longestSilenceDays * daySeconds));
};

/** Invents the town: the same for the same options, town file and vocabulary. */
export const makeWorld = (options: SeedOptions, town: Town, render: Render): World => {
  const { seed, until } = options;
  const chanceFor = (name: string): Random =>
    createRandom(hash('sha256', `${String(seed)}:${name}`, 'buffer').readInt32BE());
  const people = makePeople(options.people, town, chanceFor('people'));
  const texts = writeTexts(chanceFor('texts'), render);
  const threads = makeThreads(options, { town, texts, until, random: chanceFor('threads') });
  const posts = makePosts(threads, { people, texts, until, random: chanceFor('posts') });
  return {
    town,
    people,
    texts,
    threads,
    posts,
    until,
    idOf: createSteadyId(seed),
    registeredAt: registrations(people, posts, until, chanceFor('registrations')),
    chanceFor,
  };
};

/** The version that a thread ends with. */
export const versionOfThread = ({ posts, threads }: World, thread: number): number => {
  const first = at(posts.first, thread);
  const size = threads[thread]?.size ?? 0;
  return posts.marks.subarray(first, first + size).reduce((sum, mark) => sum + ((mark & changed) === 0 ? 0 : 1), size);
};

/** Gives posts their versions when asked for each in order of time: a change of a post follows its writing at once. */
export const createVersions = ({ posts }: World): ((index: number) => number) => {
  const changes = new Uint32Array(posts.first.length);
  return (index) => {
    const thread = at(posts.thread, index);
    if ((at(posts.marks, index) & changed) !== 0) changes[thread] = at(changes, thread) + 1;
    return numberOf(posts, index) + at(changes, thread);
  };
};
