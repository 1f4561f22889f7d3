import { i18n } from '@lingui/core';
import messages from 'virtual:messages/pl';
import { beforeAll, describe, expect, it } from 'vitest';
import { translate } from './i18n.tsx';
import { dayNumber, formatClock, formatDay, formatDue, formatFull, formatRelative, nextChangeMs } from './time.ts';

// Sunday, 13:30 in Warsaw.
const now = new Date('2026-11-22T12:30:00Z');
const context = { now, locale: 'pl', t: translate } as const;
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const relative = (date: Date | string): string => formatRelative(new Date(date), context);
const due = (date: string): string => formatDue(new Date(date), context);

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));

describe('formatRelative', () => {
  it.each([
    [ago(0), 'przed chwilą'],
    [ago(-5), 'przed chwilą'],
    [ago(1), '1 min temu'],
    [ago(12), '12 min temu'],
    [ago(59.9), '59 min temu'],
    [ago(60), 'godzinę temu'],
    [ago(119), 'godzinę temu'],
    ['2026-11-22T07:40:00Z', 'dziś, 8:40'],
    ['2026-11-21T23:05:00Z', 'dziś, 0:05'],
    ['2026-11-21T22:55:00Z', 'wczoraj, 23:55'],
    ['2026-11-21T19:14:00Z', 'wczoraj, 20:14'],
    ['2026-11-20T19:14:00Z', '20 listopada'],
    ['2026-11-03T10:00:00Z', '3 listopada'],
    ['2025-12-24T10:00:00Z', '24 grudnia 2025'],
  ])('%s is "%s"', (date, words) => {
    expect(relative(date)).toBe(words);
  });

  it('speaks of the day in the estate’s zone, wherever the reader is', () => {
    const lateInTokyo = { ...context, timeZone: 'Asia/Tokyo' };
    expect(formatRelative(new Date('2026-11-21T16:00:00Z'), lateInTokyo)).toBe(
      'wczoraj, 1:00'.replace('wczoraj', 'dziś'),
    );
  });
});

describe('formatDue', () => {
  it.each([
    ['2026-11-22T22:59:00Z', 'do dziś'],
    ['2026-11-23T10:00:00Z', 'do jutra'],
    ['2026-11-25T10:00:00Z', 'do środy'],
    ['2026-11-28T10:00:00Z', 'do soboty'],
    ['2026-11-29T10:00:00Z', 'do\u00a029 listopada'],
    ['2026-12-15T10:00:00Z', 'do\u00a015 grudnia'],
    ['2026-11-21T10:00:00Z', '1\u00a0dzień po terminie'],
    ['2026-11-20T10:00:00Z', '2\u00a0dni po terminie'],
    ['2026-11-17T10:00:00Z', '5\u00a0dni po terminie'],
  ])('%s is "%s"', (date, words) => {
    expect(due(date)).toBe(words);
  });
});

it('counts days across a change of clocks', () => {
  const before = new Date('2026-10-24T21:30:00Z');
  const after = new Date('2026-10-25T22:30:00Z');
  expect(dayNumber(after) - dayNumber(before)).toBe(1);
});

it('writes hours without a leading zero and minutes with one', () => {
  expect(formatClock(new Date('2026-11-22T07:05:00Z'))).toBe('8:05');
});

it('writes English dates the British way', () => {
  expect(formatDay(new Date('2026-11-03T10:00:00Z'), now, 'en')).toBe('3 November');
});

it('writes the full date for a tooltip', () => {
  expect(formatFull(new Date('2026-11-22T07:40:00Z'), 'pl')).toBe('niedziela, 22 listopada 2026, 8:40');
});

it('knows when the words change next', () => {
  expect(nextChangeMs(ago(0.5), now)).toBe(30_000);
  expect(nextChangeMs(ago(90), now)).toBe(30 * 60_000);
  expect(nextChangeMs(ago(60 * 72), now)).toBeUndefined();
});

describe('plurals', () => {
  it.each([
    [1, '1\u00a0nowy post'],
    [2, '2\u00a0nowe posty'],
    [5, '5\u00a0nowych postów'],
    [12, '12\u00a0nowych postów'],
    [22, '22\u00a0nowe posty'],
    [1.5, '1,5\u00a0nowego posta'],
  ])('%s', (count, words) => {
    expect(translate('ui.livePosts', { count })).toBe(words);
  });
});
