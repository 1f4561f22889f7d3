import { beforeEach, expect, it } from 'vitest';
import { StandingQueue } from './standing-queue.ts';

let queue: StandingQueue;
beforeEach(() => {
  queue = new StandingQueue();
});

it('lets a queue be that was held up once and drains', () => {
  expect(queue.stands(110, 1_110)).toBe(false);
  expect(queue.stands(190, 1_190)).toBe(false);
  expect(queue.stands(30, 1_195)).toBe(false);
  expect(queue.stands(0, 1_200)).toBe(false);
});

it('stands when nobody had a short wait for an interval, whether or not it moves', () => {
  for (let nowMs = 1_110; nowMs < 1_200; nowMs += 10) expect(queue.stands(110, nowMs)).toBe(false);
  expect(queue.stands(110, 1_200)).toBe(true);
  expect(queue.stands(500, 1_210)).toBe(true);
});

it('counts from when the wait became too long, not from when somebody asked', () => {
  expect(queue.stands(201, 1_201)).toBe(true);
});

it('is over with the first short wait', () => {
  expect(queue.stands(250, 1_250)).toBe(true);
  expect(queue.stands(100, 1_260)).toBe(false);
});

it('stands again at once while the last time is near, and after an interval when it is not', () => {
  expect(queue.stands(250, 1_250)).toBe(true);
  expect(queue.stands(0, 1_260)).toBe(false);
  expect(queue.stands(101, 2_100)).toBe(true);
  expect(queue.stands(0, 2_110)).toBe(false);
  expect(queue.stands(101, 3_200)).toBe(false);
});
