import { expect, it } from 'vitest';
import { barsOf, chart, topOf } from './bars.ts';

it('fills the height with the top, and draws small numbers as a stub', () => {
  const [one, other, hidden] = barsOf(
    [
      { monday: '2026-11-09', value: 10 },
      { monday: '2026-11-16', value: 20 },
      { monday: '2026-11-23', value: null },
    ],
    20,
  );
  expect(other?.height).toBe(chart.height);
  expect(one?.height).toBe(chart.height / 2);
  expect(hidden?.height).toBeLessThan(5);
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(other?.x ?? 0);
});

it('draws nothing of nothing', () => {
  expect(barsOf([], 10)).toEqual([]);
});

it.each([
  [[], 10],
  [[null, null], 10],
  [[7, null], 10],
  [[10], 10],
  [[11, 5], 20],
  [[61], 80],
  [[81], 100],
  [[101], 200],
  [[9999], 10_000],
])('takes for the top of %j the round number %i', (values, top) => {
  expect(topOf(values)).toBe(top);
});
