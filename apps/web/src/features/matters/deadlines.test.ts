import { describe, expect, it } from 'vitest';
import { isOverdue, waitingDays } from './deadlines.ts';

// 22 November 2026, 00:30 in Warsaw.
const now = new Date('2026-11-21T23:30:00.000Z');

const due = (dueAt: string | null) => ({
  matter: { state: 'waiting' as const, institution: null, dueAt, concerns: 0 },
});

describe('isOverdue', () => {
  it.each([
    ['2026-11-20T12:00:00.000Z', true],
    ['2026-11-21T22:59:00.000Z', true],
    // The same day in Warsaw, although it is later than now only in the evening.
    ['2026-11-21T23:05:00.000Z', false],
    ['2026-11-25T12:00:00.000Z', false],
    [null, false],
  ])('%s: %s', (dueAt, late) => {
    expect(isOverdue(due(dueAt), now)).toBe(late);
  });

  it('is not said of a conversation', () => {
    expect(isOverdue({ matter: null }, now)).toBe(false);
  });
});

describe('waitingDays', () => {
  it('counts calendar days in Warsaw', () => {
    expect(waitingDays({ createdAt: '2026-11-21T23:10:00.000Z' }, now)).toBe(0);
    expect(waitingDays({ createdAt: '2026-11-21T22:10:00.000Z' }, now)).toBe(1);
    expect(waitingDays({ createdAt: '2026-11-13T10:00:00.000Z' }, now)).toBe(9);
  });
});
