import { describe, expect, it } from 'vitest';
import { median, ratioOf, reaches, type Line } from './row.ts';
import { exitCodeOf, tableOf } from './table.ts';

const line = (change: Partial<Line> = {}): Line => ({
  work: 'thread page',
  unit: '/s',
  ours: 60,
  limit: 100,
  limitName: 'bare Fastify',
  goal: { of: 'ratio', must: 'be at least', value: 0.5 },
  ...change,
});

describe('a goal', () => {
  it.each([
    ['a ratio that is enough', {}, true],
    ['a ratio just enough', { ours: 50 }, true],
    ['a ratio too small', { ours: 49 }, false],
    ['a ratio that may not be greater', { goal: { of: 'ratio', must: 'be at most', value: 0.5 } }, false],
    [
      'a figure of ours that is small enough',
      { goal: { of: 'ours', must: 'be at most', value: 60 }, limit: null },
      true,
    ],
    ['a figure of ours that is too great', { goal: { of: 'ours', must: 'be at most', value: 59 }, limit: null }, false],
    ['a ratio to nothing', { limit: null }, false],
    ['a figure that was not measured', { ours: Number.NaN }, false],
  ] satisfies [string, Partial<Line>, boolean][])('%s', (_name, change, reached) => {
    expect(reaches(line(change))).toBe(reached);
  });
});

it('ends with 1 when a single goal is missed, or nothing was measured', () => {
  expect(exitCodeOf([line(), line()])).toBe(0);
  expect(exitCodeOf([line(), line({ ours: 1 }), line()])).toBe(1);
  expect(exitCodeOf([])).toBe(1);
});

it('takes the middle of the rounds', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1])).toBe(2.5);
  expect(median([])).toBeNaN();
});

it('shows ours, the limit, the ratio and the goal of each line', () => {
  const late = line({ work: 'post to the last', unit: 'ms', ours: 30, limit: 15, note: '2 jobs left' });
  const start = line({
    work: 'start',
    unit: 's',
    ours: 1.234,
    limit: null,
    goal: { of: 'ours', must: 'be at most', value: 2 },
  });
  expect(ratioOf(start)).toBeNull();
  const table = tableOf([line(), { ...late, goal: { of: 'ratio', must: 'be at most', value: 1.5 } }, start]);
  const cells = table.split('\n').map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells.length).toBe(5);
  expect(cells[2]?.slice(0, 6)).toEqual(['thread page', '60/s', '100/s', '0.60', '>= 0.50', 'reached']);
  expect(cells[3]?.slice(0, 6)).toEqual([
    'post to the last (2 jobs left)',
    '30.0 ms',
    '15.0 ms',
    '2.00',
    '<= 1.50',
    'MISSED',
  ]);
  expect(cells[4]?.slice(0, 6)).toEqual(['start', '1.23 s', '', '', '<= 2.00 s', 'reached']);
});
