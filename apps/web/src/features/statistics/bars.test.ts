import { expect, it } from 'vitest';
import { barsOf, chart } from './bars.ts';

it('fills the height with the tallest, and draws small numbers as a stub', () => {
  const [one, other, hidden] = barsOf([
    { monday: '2026-11-09', value: 10 },
    { monday: '2026-11-16', value: 20 },
    { monday: '2026-11-23', value: null },
  ]);
  expect(other?.height).toBe(chart.height);
  expect(one?.height).toBe(chart.height / 2);
  expect(hidden?.height).toBeLessThan(5);
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(other?.x ?? 0);
});

it('draws nothing of nothing', () => {
  expect(barsOf([])).toEqual([]);
});
