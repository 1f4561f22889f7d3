import { expect, it } from 'vitest';
import { compare, typedFrom, valueOf } from './setting-values.ts';

const unchanged = { changedAt: null, changedBy: null };
const saved = [
  { key: 'editHours', value: 24, ...unchanged },
  { key: 'requireSecondFactorForStaff', value: false, ...unchanged },
  { key: 'ofALaterVersion', value: 5, ...unchanged },
];

it('shows what is saved, and leaves out what it does not know', () => {
  expect(typedFrom(saved)).toEqual({ editHours: '24', requireSecondFactorForStaff: false });
});

it.each([
  ['24', 24],
  [' 48 ', 48],
  ['', undefined],
  ['0', undefined],
  ['8761', undefined],
  ['2.5', undefined],
  ['1e3', undefined],
  ['-4', undefined],
])('reads %j as %s hours', (typed, value) => {
  expect(valueOf('editHours', typed)).toBe(value);
});

it('names what changed and what cannot be', () => {
  expect(compare(saved, typedFrom(saved))).toEqual({ wrong: [], changes: [] });
  expect(compare(saved, { editHours: '48', requireSecondFactorForStaff: true })).toEqual({
    wrong: [],
    changes: [
      { key: 'requireSecondFactorForStaff', value: true },
      { key: 'editHours', value: 48 },
    ],
  });
  expect(compare(saved, { editHours: 'dobę', requireSecondFactorForStaff: false })).toEqual({
    wrong: ['editHours'],
    changes: [],
  });
});
