import { beforeEach, expect, it } from 'vitest';
import { StandingQueue } from './standing-queue.ts';

let queue: StandingQueue;
beforeEach(() => {
  queue = new StandingQueue();
});

it('lets a queue be that was held up once and drains', () => {
  expect(queue.stands(60, 1_060)).toBe(false);
  expect(queue.stands(140, 1_140)).toBe(false);
  expect(queue.stands(30, 1_145)).toBe(false);
  expect(queue.stands(0, 1_150)).toBe(false);
});

it('stands when nobody had a short wait for an interval, whether or not it moves', () => {
  for (let nowMs = 1_060; nowMs < 1_150; nowMs += 10) expect(queue.stands(60, nowMs)).toBe(false);
  expect(queue.stands(60, 1_150)).toBe(true);
  expect(queue.stands(500, 1_160)).toBe(true);
});

it('counts from when the wait became too long, not from when somebody asked', () => {
  expect(queue.stands(151, 1_151)).toBe(true);
});

it('is over with the first short wait', () => {
  expect(queue.stands(200, 1_200)).toBe(true);
  expect(queue.stands(50, 1_210)).toBe(false);
});

it('stands again at once while the last time is near, and after an interval when it is not', () => {
  expect(queue.stands(200, 1_200)).toBe(true);
  expect(queue.stands(0, 1_210)).toBe(false);
  expect(queue.stands(51, 2_100)).toBe(true);
  expect(queue.stands(0, 2_110)).toBe(false);
  expect(queue.stands(51, 3_200)).toBe(false);
});
