import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import { reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import { describe, expect, it } from 'vitest';
import { afterDecision, mainReason, neighbour, reasonCounts, reportCount } from './queue.ts';

const item = (id: string, reasons: CaseSummary['reasons'] = [{ reason: 'spam', count: 1 }]): CaseSummary => ({
  id,
  number: 1,
  state: 'open',
  place: { slug: 'bema', name: 'Bema' },
  thread: { id: 't', slug: 't', title: 'T' },
  postNumber: 2,
  author: { handle: null, displayName: null, role: null, verified: false },
  excerpt: '',
  reasons,
  openedAt: '2026-11-22T08:00:00.000Z',
  dueAt: '2026-11-23T08:00:00.000Z',
});

const queue = [item('a'), item('b'), item('c')];

describe('moving through the queue', () => {
  it('goes on and back, and stays at the ends', () => {
    expect(neighbour(queue, 'a', 1)?.id).toBe('b');
    expect(neighbour(queue, 'b', -1)?.id).toBe('a');
    expect(neighbour(queue, 'c', 1)?.id).toBe('c');
    expect(neighbour(queue, 'a', -1)?.id).toBe('a');
  });

  it('starts at the first for a case that is not in the list', () => {
    expect(neighbour(queue, 'gone', 1)?.id).toBe('a');
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });

  it('moves on after a decision, back at the end, nowhere after the last', () => {
    expect(afterDecision(queue, 'a')?.id).toBe('b');
    expect(afterDecision(queue, 'c')?.id).toBe('b');
    expect(afterDecision([item('a')], 'a')).toBeUndefined();
  });
});

describe('reasons', () => {
  const mixed = item('m', [
    { reason: 'spam', count: 1 },
    { reason: 'personal_data', count: 3 },
    { reason: 'insult', count: 3 },
  ]);

  it('takes the one most people gave', () => {
    expect(mainReason(mixed)).toBe('personal_data');
    expect(mainReason(item('none', []))).toBeUndefined();
    expect(reportCount(mixed)).toBe(7);
  });

  it('counts cases per main reason, in the order of the rules', () => {
    expect(reasonCounts([item('a'), mixed, item('b')], reportReasons)).toEqual([
      { reason: 'personal_data', count: 1 },
      { reason: 'spam', count: 2 },
    ]);
  });
});
