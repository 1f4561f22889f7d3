import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchLoop } from './loop-watch.ts';
import type { LoopWatch } from './loop-watch.ts';

let nowMs: number;
let loop: LoopWatch;
beforeEach(() => {
  vi.useFakeTimers();
  nowMs = 1_000;
  loop = watchLoop(() => nowMs);
});
afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

/** A turn of the loop that took so long; the timer fires once, after it. */
const turn = (ms: number): void => {
  nowMs += ms;
  vi.advanceTimersByTime(20);
};

it('takes one long turn for what it is', () => {
  turn(25);
  nowMs += 5_000;
  expect(loop.behind()).toBe(false);
  vi.advanceTimersByTime(20);
  expect(loop.behind()).toBe(false);
});

it('serves the beginning of every turn and refuses the rest of long ones', () => {
  for (let count = 0; count < 2; count += 1) turn(300);
  expect(loop.behind()).toBe(false);
  nowMs += 90;
  expect(loop.behind()).toBe(false);
  nowMs += 60;
  expect(loop.behind()).toBe(true);
});

it('forgets the pressure with the first short turn', () => {
  for (let count = 0; count < 5; count += 1) turn(300);
  turn(25);
  nowMs += 200;
  expect(loop.behind()).toBe(false);
});
