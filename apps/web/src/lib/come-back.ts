import { ApiError } from './api-error.ts';

/** When the server is busy and does not say for how long. */
const usualSeconds = 2;
/** After no answer that says for how long. */
const silentMs = 5_000;
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

/** Longer than this nobody who is there is left unasked. */
const longestPauseMs = 60_000;

/**
 * For how long, in ms, nobody asks the server who they are after it gave no answer (none at all, busy, at fault): as long as it
 * says, at most a minute. 0 for an error that is an answer.
 */
export const pauseAfterMs = (error: unknown): number => {
  if (!(error instanceof ApiError)) return silentMs;
  if (error.status < 500 && error.status !== 429) return 0;
  return Math.min(longestPauseMs, (error.retryAfterSeconds ?? silentMs / 1_000) * 1_000);
};
