import type { Post, ThreadHead, ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { describe, expect, it } from 'vitest';
import { missingSince, newestHead, newsOfEvent, pageCountOf, withNews } from './pages.ts';

const head = (version: number, lastNumber: number): ThreadHead => ({
  id: 'aaaaaaaaaaaa',
  slug: 'chodnik',
  title: 'Zapadnięty chodnik',
  kind: 'discussion',
  lang: 'pl',
  place: { slug: 'bema', name: 'Bema' },
  topic: null,
  streets: [],
  author: { handle: 'halina', displayName: 'Halina W.', role: null, verified: false },
  createdAt: '2026-11-03T15:20:00.000Z',
  lastActivityAt: '2026-11-03T15:20:00.000Z',
  version,
  lastNumber,
  pinned: false,
  locked: false,
  matter: null,
  answeredBy: null,
});

const post = (number: number, version: number, html = `<p>${number}</p>`): Post => ({
  id: `post${number}`.padEnd(12, 'x'),
  number,
  version,
  state: 'visible',
  author: { handle: 'halina', displayName: 'Halina W.', role: null, verified: false },
  lang: 'pl',
  html,
  hiddenRule: null,
  createdAt: '2026-11-03T15:20:00.000Z',
  editedAt: null,
  replyTo: null,
  official: null,
  organisation: null,
  helpful: 0,
});

const page = (version: number, numbers: readonly number[], at = 1, lastNumber = numbers.at(-1) ?? 1): ThreadPage => ({
  thread: head(version, lastNumber),
  page: at,
  pageCount: pageCountOf(lastNumber),
  posts: numbers.map((number) => post(number, 1)),
});

describe('withNews', () => {
  it('appends a post that follows without a gap and raises the version', () => {
    const next = withNews(page(4, [1, 2]), newsOfEvent({ thread: head(5, 3), post: post(3, 5) }));
    expect(next.posts.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(next.thread.version).toBe(5);
  });

  it('takes the post over a gap but keeps its version, so that the gap is seen', () => {
    const next = withNews(page(4, [1, 2]), newsOfEvent({ thread: head(7, 4), post: post(4, 7) }));
    expect(next.posts.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(next.thread.version).toBe(4);
    expect(missingSince([next], 7)).toBe(4);
  });

  it('heals the gap with the changes since that version', () => {
    const gapped = withNews(page(4, [1, 2]), newsOfEvent({ thread: head(7, 4), post: post(4, 7) }));
    const changed = [post(2, 5, '<p>poprawione</p>'), post(3, 6), post(4, 7)];
    const healed = withNews(gapped, { since: 4, thread: head(7, 4), posts: changed });
    expect(healed.posts.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(healed.posts[1]?.html).toBe('<p>poprawione</p>');
    expect(missingSince([healed], 7)).toBeUndefined();
  });

  it('ignores news that came twice or too late', () => {
    const current = withNews(page(4, [1]), newsOfEvent({ thread: head(5, 1), post: post(1, 5, '<p>nowe</p>') }));
    const again = withNews(current, newsOfEvent({ thread: head(5, 1), post: post(1, 5, '<p>nowe</p>') }));
    const late = withNews(current, newsOfEvent({ thread: head(3, 1), post: post(1, 3, '<p>stare</p>') }));
    expect(again).toBe(current);
    expect(late).toBe(current);
  });

  it('replaces a hidden post in place', () => {
    const stub: Post = { ...post(2, 9), state: 'hidden', html: null, hiddenRule: 'insult' };
    const next = withNews(page(8, [1, 2, 3]), newsOfEvent({ thread: head(9, 3), post: stub }));
    expect(next.posts[1]).toBe(stub);
    expect(next.posts[0]?.version).toBe(1);
  });

  it('leaves posts of other pages out but learns of the new page', () => {
    const full = Array.from({ length: 20 }, (_, index) => index + 1);
    const next = withNews(page(30, full), newsOfEvent({ thread: head(31, 21), post: post(21, 31) }));
    expect(next.posts).toHaveLength(20);
    expect(next.pageCount).toBe(2);
    expect(next.thread.lastNumber).toBe(21);
  });
});

describe('missingSince', () => {
  it('names the oldest of several pages', () => {
    expect(missingSince([page(9, [1]), page(6, [21], 2)], 9)).toBe(6);
  });
});

describe('newestHead', () => {
  it('is the head with the greatest version', () => {
    expect(newestHead([head(3, 1), head(8, 2), head(5, 2)])?.version).toBe(8);
    expect(newestHead([])).toBeUndefined();
  });
});
