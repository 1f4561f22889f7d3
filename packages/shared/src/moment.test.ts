import { expect, it } from 'vitest';
import { momentFormat } from './moment.ts';

it.each([
  ['pl', '2026-12-14T13:21:00Z', '14 grudnia 2026, 14:21'],
  ['pl', '2026-11-25T23:05:00Z', '26 listopada 2026, 0:05'],
  ['en', '2026-11-30T07:05:00Z', '30 November 2026, 8:05'],
])('in %s %s is "%s"', (language, at, written) => {
  expect(momentFormat(language, 'Europe/Warsaw')(new Date(at))).toBe(written);
});
