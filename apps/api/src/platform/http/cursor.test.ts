import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './cursor.ts';

const after = 'abcdefghjkmn';

describe('cursors', () => {
  it('come back as they were made', () => {
    const cursor = { at: new Date('2026-11-22T10:00:00.123Z'), after };
    expect(decodeCursor('feed', encodeCursor('feed', cursor))).toEqual(cursor);
    const momentless = { at: null, after };
    expect(decodeCursor('person', encodeCursor('person', momentless), { momentless: true })).toEqual(momentless);
    expect(decodeCursor('feed', undefined)).toBeNull();
  });

  it.each(['', 'abc', 'feed.1', `feed.-1.${after}`, `feed.1.${after}x`, `feed..${after}`, `newest.1.${after}`])(
    'refuse %j',
    (text) => {
      expect(() => decodeCursor('feed', Buffer.from(text).toString('base64url'))).toThrow('invalid input');
    },
  );

  it('are given where there is more to come', () => {
    expect(pageOf([1, 2, 3], 2, String)).toEqual({ shown: [1, 2], nextCursor: '2' });
    expect(pageOf([1, 2], 2, String)).toEqual({ shown: [1, 2], nextCursor: null });
  });
});
