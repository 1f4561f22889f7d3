import { describe, expect, it } from 'vitest';
import type { HeldPost, Reader } from './reader.ts';
import { faultsOfPosts, faultsOfReaders, type StoredPost } from './verdict.ts';
import type { Acknowledged } from './writer.ts';

const mark = (number: number): string => `00000000-0000-4000-8000-00000000000${String(number)}`;

const stored = (number: number, changes: Partial<StoredPost> = {}): StoredPost => ({
  thread: 'thread',
  id: `post-${String(number)}`,
  number,
  version: number,
  html: `<p>Próba ${mark(number)}</p>`,
  ...changes,
});

const acknowledged = (number: number): Acknowledged => ({
  thread: 'thread',
  postId: `post-${String(number)}`,
  number,
  version: number,
  mark: mark(number),
  attempts: 1,
});

const reader = (posts: readonly StoredPost[]): Reader => ({
  thread: 'thread',
  version: () => posts.length,
  posts: () => new Map(posts.map(({ number, ...post }): [number, HeldPost] => [number, post])),
  cut: () => undefined,
  seen: { cuts: 0, events: 0, heals: 0 },
  close: () => undefined,
});

describe('what is stored', () => {
  it('is fine when each acknowledged reply is there once', () => {
    expect(faultsOfPosts([acknowledged(1), acknowledged(2)], [stored(1), stored(2)])).toEqual([]);
  });

  it.each([
    ['a lost reply', [acknowledged(1), acknowledged(2)], [stored(1)], /^lost: post 2/],
    ['a doubled one', [acknowledged(1)], [stored(1), stored(2, { html: stored(1).html })], /^doubled: 2 posts/],
    ['another number', [acknowledged(1)], [stored(1, { number: 7 })], /^not as acknowledged/],
    ['a reply nobody was told of', [], [stored(1)], /^stored, but never acknowledged/],
  ])('shows %s', (_what, told, posts, finding) => {
    const found = faultsOfPosts(told, posts);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(finding);
  });
});

describe('what a reader holds', () => {
  it('is fine when it is what is stored', () => {
    expect(faultsOfReaders([reader([stored(1), stored(2)])], [stored(1), stored(2)])).toEqual([]);
  });

  it.each([
    ['a missing post', [stored(1)], /misses post 2/],
    ['an older version', [stored(1), stored(2, { version: 1 })], /has another post 2/],
    ['another text', [stored(1), stored(2, { html: '<p>Inny</p>' })], /has another post 2/],
    ['a post that is not stored', [stored(1), stored(2), stored(3)], /has a post 3 that is not stored/],
  ])('shows %s', (_what, held, finding) => {
    const found = faultsOfReaders([reader(held)], [stored(1), stored(2)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(finding);
  });
});
