import type { Random } from '../lib/random.ts';

const daySeconds = 86_400;
const years = 5;

/** People write by day: the same order, with nothing between 21:30 and 5:30 UTC. */
const byDay = (second: number): number => {
  const day = Math.floor(second / daySeconds) * daySeconds;
  return Math.floor(day + 5.5 * 3600 + ((second - day) * 16) / 24);
};

/** When each thread was opened, in order, in seconds since 1970: five years of a forum that grows. */
export const openingTimes = (threads: number, until: Date, random: Random): Float64Array => {
  const end = until.getTime() / 1000;
  const span = years * 365 * daySeconds;
  return Float64Array.from({ length: threads }, () => end - span + span * random.float() ** 0.6).toSorted();
};

/** When the posts of a thread were written, in order: soon after it was opened most of them, the long ones for months. */
export const postTimes = (opened: number, size: number, until: Date, random: Random): Uint32Array => {
  const end = until.getTime() / 1000;
  const wished = (0.2 - Math.log(1 - random.float()) * (2 + size ** 0.6)) * daySeconds;
  const lasted = Math.min(end - opened - 1, wished);
  const times = Float64Array.from({ length: size }, (_, index) =>
    index === 0 ? opened : opened + lasted * random.float() ** 2,
  ).toSorted();
  return Uint32Array.from(times, byDay);
};
