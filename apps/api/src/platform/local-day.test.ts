import { describe, expect, it } from 'vitest';
import { endOfLocalDay } from './local-day.ts';

describe('the end of a local day', () => {
  it.each([
    // In Warsaw it is already the 23rd.
    ['2026-11-22T23:30:00Z', 7, 'Europe/Warsaw', '2026-11-30T22:59:59.999Z'],
    ['2026-11-22T10:00:00Z', 0, 'Europe/Warsaw', '2026-11-22T22:59:59.999Z'],
    // Clocks go back on 25 October and forward on 29 March.
    ['2026-10-22T10:00:00Z', 7, 'Europe/Warsaw', '2026-10-29T22:59:59.999Z'],
    ['2026-03-27T10:00:00Z', 7, 'Europe/Warsaw', '2026-04-03T21:59:59.999Z'],
    ['2026-11-22T10:00:00Z', 7, 'UTC', '2026-11-29T23:59:59.999Z'],
    ['2026-11-22T10:00:00Z', 1, 'America/New_York', '2026-11-24T04:59:59.999Z'],
  ])('%s + %i days in %s is %s', (now, days, timeZone, end) => {
    expect(endOfLocalDay(new Date(now), days, timeZone).toISOString()).toBe(end);
  });
});
