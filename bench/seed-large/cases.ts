import { at, marks, ruleIndexOf } from './posts.ts';
import type { Random } from '../lib/random.ts';
import { keptReasons, reasons } from './texts.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;

/** What moderators had, or have, to look at. People are told by their index. */
export interface Case {
  /** The post's index. */
  readonly post: number;
  /** Index of `Town.places`. */
  readonly place: number;
  readonly state: 'hidden' | 'kept' | 'open';
  readonly openedAt: Date;
  /** Whoever saw it; never the author. */
  readonly reporters: readonly number[];
  /** Null while it is open. */
  readonly decision: Decision | null;
}

export interface Decision {
  readonly publicId: string;
  /** Moderates the place, and did not write the post. */
  readonly moderator: number;
  readonly reason: string;
  readonly at: Date;
}

const stateOf = (mark: number): Case['state'] | null => {
  if ((mark & marks.hidden) !== 0) return 'hidden';
  if ((mark & marks.kept) !== 0) return 'kept';
  return (mark & marks.reported) === 0 ? null : 'open';
};

/** So many of a list from somewhere in it, without one of them. */
const someBut = (list: readonly number[], count: number, without: number, random: Random): number[] => {
  const start = random.between(0, list.length - 1);
  const around = [...list.slice(start, start + count + 1), ...list.slice(0, count + 1)];
  return [...new Set(around)].filter((item) => item !== without).slice(0, count);
};

/** A case on every post that is marked so, in the order of opening. */
export const makeCases = (world: World): Case[] => {
  const { posts, people, until, idOf, threads } = world;
  const random = world.chanceFor('cases');
  const notAfterTheEnd = (moment: number): Date => new Date(Math.min(until.getTime(), moment));
  const made: Case[] = [];
  for (const post of posts.inTime) {
    const state = stateOf(at(posts.marks, post));
    if (state === null) continue;
    const author = at(posts.author, post);
    const place = threads[at(posts.thread, post)]?.place ?? 0;
    const openedAt = notAfterTheEnd((at(posts.at, post) + random.between(600, 72_000)) * 1000);
    const reporters = someBut(people.writers[place] ?? [], random.between(1, 3), author, random);
    const [moderator = 0] = someBut(people.moderators[place] ?? [], 1, author, random);
    const decidedAt = notAfterTheEnd(openedAt.getTime() + random.between(1, 30) * hourMs);
    const reason = state === 'kept' ? random.pick(keptReasons) : (reasons[ruleIndexOf(post)] ?? '');
    const decision = { publicId: idOf('decision', post), moderator, reason, at: decidedAt };
    made.push({ post, place, state, openedAt, reporters, decision: state === 'open' ? null : decision });
  }
  return made.toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
};
