import { setTimeout as wait } from 'node:timers/promises';
import { fetchBytes } from '../harness/fetch-bytes.ts';
import type { LoadRequest } from '../harness/messages.ts';

/** An ordinary answer at an ordinary time takes a few milliseconds, on a busy machine a few dozen. */
const ordinaryMs = 100;
/** So many ordinary answers in a row, one kind after the other: it is over. */
const inARow = 20;
const pauseMs = 50;
const patienceMs = 60_000;

const isOrdinary = async (url: string, request: LoadRequest): Promise<boolean> => {
  const askedAt = performance.now();
  const answer = await fetchBytes(url, request).catch(() => null);
  return answer?.status === 200 && performance.now() - askedAt <= ordinaryMs;
};

/**
 * Asks for one thing after the other from now on; milliseconds until the first of many ordinary answers in a row, infinite
 * when they did not come within a minute.
 */
export const untilOrdinary = async (url: string, requests: readonly LoadRequest[]): Promise<number> => {
  const beganAt = performance.now();
  let row = 0;
  let rowBeganAt = beganAt;
  for (let at = 0; performance.now() - beganAt < patienceMs; at += 1) {
    const request = requests[at % requests.length];
    if (request === undefined) throw new Error('There is nothing to ask for');
    if (row === 0) rowBeganAt = performance.now();
    row = (await isOrdinary(url, request)) ? row + 1 : 0;
    if (row === inARow) return rowBeganAt - beganAt;
    await wait(pauseMs);
  }
  return Number.POSITIVE_INFINITY;
};
