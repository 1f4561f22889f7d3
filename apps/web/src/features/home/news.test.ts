import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { describe, expect, it } from 'vitest';
import { countNews, daysBetween, newsByPlace, showcase, withUnread } from './news.ts';

const thread = (id: string, more: Partial<ThreadSummary> = {}): ThreadSummary => ({
  id,
  slug: 'chodnik',
  title: 'Chodnik przy stawie',
  kind: 'discussion',
  lang: 'pl',
  place: { slug: 'bema', name: 'Bema' },
  topic: null,
  streets: [],
  author: { handle: 'jan', displayName: 'Jan', role: null, verified: false },
  createdAt: '2026-11-01T10:00:00.000Z',
  lastActivityAt: '2026-11-20T10:00:00.000Z',
  version: 1,
  lastNumber: 5,
  pinned: false,
  locked: false,
  matter: null,
  answeredBy: null,
  excerpt: '',
  lastAuthor: null,
  ...more,
});

const matter = (state: 'waiting' | 'resolved') => ({ state, institution: null, dueAt: null, concerns: 0 });

describe('withUnread', () => {
  it('tells threads never opened from those with new posts and those read', () => {
    const items = withUnread([thread('new'), thread('some'), thread('read'), thread('ahead')], {
      some: 2,
      read: 5,
      ahead: 7,
    });
    expect(items.map(({ unread }) => unread)).toEqual(['thread', 3, 0, 0]);
    expect(countNews(items)).toEqual({ threads: 1, posts: 3 });
  });

  it('claims nothing while positions are not known', () => {
    const items = withUnread([thread('a')], undefined);
    expect(items[0]?.unread).toBeUndefined();
    expect(countNews(items)).toEqual({ threads: 0, posts: 0 });
  });
});

describe('newsByPlace', () => {
  it('counts threads, not posts, and leaves out what was read', () => {
    const tbs = { place: { slug: 'tbs', name: 'TBS' } };
    const items = withUnread([thread('a'), thread('b'), thread('c'), thread('d', tbs)], { b: 1, c: 5 });
    expect([...newsByPlace(items)]).toEqual([
      ['bema', 2],
      ['tbs', 1],
    ]);
  });
});

describe('showcase', () => {
  it('begins with what was settled, goes on with what was answered, and else shows anything', () => {
    const settled = thread('s', { matter: matter('resolved'), answeredBy: 3 });
    const answered = thread('a', { matter: matter('waiting'), answeredBy: 2 });
    expect(showcase([thread('x'), answered, settled])).toEqual({ kind: 'answered', threads: [settled, answered] });
    expect(showcase([thread('x'), settled])).toEqual({ kind: 'settled', threads: [settled] });
    expect(showcase([thread('x'), answered])).toEqual({ kind: 'answered', threads: [answered] });
    expect(showcase(['1', '2', '3', '4'].map((id) => thread(id))).threads).toHaveLength(3);
    expect(showcase([])).toEqual({ kind: 'latest', threads: [] });
  });
});

describe('daysBetween', () => {
  it('rounds to days and never says zero', () => {
    expect(daysBetween('2026-11-01T10:00:00.000Z', '2026-11-14T09:00:00.000Z')).toBe(13);
    expect(daysBetween('2026-11-01T10:00:00.000Z', '2026-11-01T11:00:00.000Z')).toBe(1);
  });
});
