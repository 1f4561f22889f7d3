import { ApiError } from './api-error.ts';

/** When the server is busy and does not say for how long. */
const usualSeconds = 2;
/** Longer than this nobody waits before a page: then it is said, and asked for again by hand. */
const longestSeconds = 10;

/**
 * How long to wait, in ms, when the server is busy (503) or was asked too often (429): as long as it says and up to twice as long,
 * so that those who were sent away together do not come back together. Undefined for any other error, and where it would be
 * too long to wait for.
 */
export const comeBackAfterMs = (error: unknown, random: () => number = Math.random): number | undefined => {
  if (!(error instanceof ApiError) || (error.status !== 503 && error.status !== 429)) return undefined;
  const seconds = error.retryAfterSeconds ?? usualSeconds;
  return seconds > longestSeconds ? undefined : seconds * 1_000 * (1 + random());
};
