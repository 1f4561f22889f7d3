import type { Clock } from '../platform/clock.ts';

interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  advance(span: Span): void;
}

/** Starts on a Sunday morning, 22 November 2026. */
export const createFakeClock = (): FakeClock => {
  let now = Date.parse('2026-11-22T10:00:00.000Z');
  return {
    now: () => new Date(now),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
};
