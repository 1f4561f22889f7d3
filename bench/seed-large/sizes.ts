import type { Random } from '../lib/random.ts';

const longest = 5000;
/** How fast threads get shorter by rank: half of a town's have three posts or fewer. */
const exponent = 1.4;
/** Threads this near to the end, as a share of all, have had no time to become long. */
const youngShare = 0.1;
const longShare = 0.1;

/** Weight of a rank, from 1. */
const weight = (rank: number, shift: number): number => (rank + shift) ** -exponent;

/** Weights of so many ranks together. */
const whole = (ranks: number, shift: number): number => {
  let sum = 0;
  for (let rank = 1; rank <= ranks; rank += 1) sum += weight(rank, shift);
  return sum;
};

/** How flat the curve has to begin for its first rank to get `first` of `total`. */
const shiftFor = (ranks: number, total: number, first: number): number => {
  let low = 0;
  let high = 1e9;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if ((total * weight(1, middle)) / whole(ranks, middle) > first) low = middle;
    else high = middle;
  }
  return high;
};

/** Sizes that add up to exactly `posts`, by Zipf's law: the longest about 5 000, most very short; the longest first. */
const zipfSizes = (threads: number, posts: number): number[] => {
  const extra = posts - threads;
  const shift = shiftFor(threads, extra, Math.max(Math.min(longest, extra / 4), (2 * extra) / threads));
  const all = whole(threads, shift);
  let share = 0;
  let given = 0;
  return Array.from({ length: threads }, (_, index) => {
    share += weight(index + 1, shift) / all;
    const until = index === threads - 1 ? extra : Math.round(share * extra);
    const size = 1 + until - given;
    given = until;
    return size;
  });
};

/** Posts of each thread, in the order in which the threads were opened; a long one is not among the last. */
export const threadSizes = (threads: number, posts: number, random: Random): Uint32Array => {
  const sizes = zipfSizes(threads, posts);
  const older = threads - Math.floor(threads * youngShare);
  const places = random.shuffled(Array.from({ length: older }, (_, index) => index));
  const long = places.splice(0, Math.min(Math.ceil(threads * longShare), older));
  const rest = [...places, ...Array.from({ length: threads - older }, (_, index) => older + index)];
  const inOrder = new Uint32Array(threads);
  for (const [rank, index] of [...long, ...random.shuffled(rest)].entries()) inOrder[index] = sizes[rank] ?? 1;
  return inOrder;
};
