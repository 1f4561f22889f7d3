import { describe, expect, test } from 'vitest';
import { readStairwellCode, showStairwellCode, stairwellAlphabet, stairwellCodeLength } from './stairwell-code.ts';

test('a code holds at least 40 bits, and no sign that looks like another', () => {
  expect(new Set(stairwellAlphabet).size).toBe(stairwellAlphabet.length);
  expect(Math.log2(stairwellAlphabet.length) * stairwellCodeLength).toBeGreaterThan(40);
  for (const alike of ['0O', '1IL', '2Z', '5S', '6G', '8B', 'UV']) {
    expect([...alike].filter((sign) => stairwellAlphabet.includes(sign)).length, alike).toBeLessThan(2);
  }
});

test('is shown in groups of three', () => {
  expect(showStairwellCode('K7M4QX92T')).toBe('K7M-4QX-92T');
});

describe('what people type', () => {
  test.each([
    ['K7M4QX92T', 'K7M4QX92T'],
    ['k7m-4qx-92t', 'K7M4QX92T'],
    [' K7M 4QX 92T ', 'K7M4QX92T'],
    ['K7M–4QX–92T', 'K7M4QX92T'],
    // Letters that are meant by digits that look like them.
    ['k7m4qxqzt', 'K7M4QXQ2T'],
    ['KSGBQXUUT', 'K568QXVVT'],
  ])('%s is %s', (typed, code) => {
    expect(readStairwellCode(typed)).toBe(code);
  });

  test.each(['', 'K7M', 'K7M4QX92TT', 'K7M4QX920', 'K7M4QX92I', 'ąęśćżźółń', '__proto__', 'K'.repeat(5_000)])(
    '%s is no code',
    (typed) => {
      expect(readStairwellCode(typed)).toBeNull();
    },
  );
});
