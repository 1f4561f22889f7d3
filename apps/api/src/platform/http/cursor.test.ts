import { describe, expect, it } from 'vitest';
import { decodeCursor, decodeKeyCursor, encodeCursor, encodeKeyCursor } from './cursor.ts';

describe('cursors', () => {
  it('come back as they were made', () => {
    const cursor = { at: new Date('2026-11-22T10:00:00.123Z'), key: 9_007_199_254_740_993n };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
    expect(decodeKeyCursor(encodeKeyCursor(42n))).toBe(42n);
    expect(decodeCursor(null)).toBeNull();
    expect(decodeKeyCursor(null)).toBeNull();
  });

  it.each(['', 'abc', Buffer.from('1.2.3').toString('base64url'), Buffer.from('-1').toString('base64url')])(
    'refuse %j',
    (text) => {
      expect(() => decodeCursor(text)).toThrow('invalid input');
      expect(() => decodeKeyCursor(text)).toThrow('invalid input');
    },
  );
});
