import { expect, it } from 'vitest';
import { createDoor } from './door.ts';

const open = () => {
  const state = { sockets: 0, busy: false, nowMs: 0 };
  const enter = createDoor({
    maxSockets: 1_000,
    sockets: () => state.sockets,
    isBusy: () => state.busy,
    now: () => state.nowMs,
  });
  /** How many of so many who come at once are let in. */
  const crowd = (count: number): number => Array.from({ length: count }, enter).filter(Boolean).length;
  return { state, crowd };
};

it('lets two hundred in at once and two hundred each second, however long nobody came', () => {
  const { state, crowd } = open();
  expect(crowd(3_000)).toBe(200);
  state.nowMs += 500;
  expect(crowd(3_000)).toBe(100);
  state.nowMs += 60_000;
  expect(crowd(3_000)).toBe(200);
});

it('lets nobody in while there is no room or too much to do', () => {
  const { state, crowd } = open();
  state.busy = true;
  expect(crowd(10)).toBe(0);
  state.busy = false;
  state.sockets = 1_000;
  expect(crowd(10)).toBe(0);
  state.sockets = 999;
  expect(crowd(10)).toBe(10);
});
