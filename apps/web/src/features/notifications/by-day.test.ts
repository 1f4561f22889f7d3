import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { describe, expect, it } from 'vitest';
import { byDay } from './by-day.ts';

const note = (createdAt: string, read = false): Notification => ({
  id: createdAt,
  kind: 'reply',
  read,
  createdAt,
  actor: null,
  institution: null,
  thread: { id: 'a', slug: 'a', title: 'A', place: { slug: 'bema', name: 'Bema' } },
  postNumber: 2,
  excerpt: null,
  rule: null,
  reason: null,
  role: null,
  askedPlace: null,
  organisation: null,
});

describe('byDay', () => {
  it('groups by the day in Warsaw, not in UTC', () => {
    const days = byDay([
      note('2026-11-22T08:00:00.000Z'),
      // Half past midnight in Warsaw.
      note('2026-11-21T23:30:00.000Z', true),
      note('2026-11-21T22:30:00.000Z'),
    ]);
    expect(days.map(({ items, unread }) => [items.length, unread])).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });

  it('has no days without notifications', () => {
    expect(byDay([])).toEqual([]);
  });
});
