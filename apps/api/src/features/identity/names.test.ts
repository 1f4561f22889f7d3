import { describe, expect, test } from 'vitest';
import { cleanDisplayName, freeHandle, handleBase } from './names.ts';

describe('display names', () => {
  test.each([
    ['  Halina   W. ', 'Halina W.'],
    ['Łukasz', 'Łukasz'],
    ["Maria O'Hara-Nowak", "Maria O'Hara-Nowak"],
    ['Олена Коваль', 'Олена Коваль'],
    ['J. R. Nowak', 'J. R. Nowak'],
    ['Z\u0301o\u0301łta', 'Źółta'],
    ['Sąsiad z 3. piętra', 'Sąsiad z 3. piętra'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanDisplayName(typed)).toBe(kept);
  });

  test.each([
    ['a link', 'Kup na https://zlo.example'],
    ['a bare domain', 'wejdz-na-zlo.example'],
    ['www', 'WWW.zlo'],
    ['an address', 'jan@zlo'],
    ['a right-to-left override', 'Jan\u202Emoc.olz'],
    ['an isolate', 'Jan\u2066x'],
    ['a zero-width space', 'Ja\u200Bn'],
    ['a line break', 'Jan\r\nBcc: x'],
    ['a line separator', 'Jan\u2028x'],
    ['a null', 'Jan\u0000'],
    ['markup', '<b>Jan</b>'],
    ['a heap of marks', 'J\u0301\u0302\u0303\u0304an'],
    ['letters that leave the line empty', '\u3164\u3164'],
    ['no letter', '12 34'],
    ['nothing', '   '],
    ['one letter', ' J '],
    ['41 letters', 'J'.repeat(41)],
  ])('%s is refused', (_why, typed) => {
    expect(() => cleanDisplayName(typed)).toThrow(expect.objectContaining({ code: 'name_not_allowed' }));
  });
});

describe('handles', () => {
  test.each([
    ['Halina W.', 'halina-w'],
    ['Łukasz Żółć', 'lukasz-zolc'],
    ['Олена Коваль', 'olena-koval'],
    ['Bjørn Åse', 'bjorn-ase'],
    ['山田', 'osoba'],
    ['Bardzo Długie Imię I Nazwisko Sąsiadki X', 'bardzo-dlugie-imie-i-nazwisko-sasiadki-x'],
  ])('%s asks for %s', (name, handle) => {
    expect(handleBase(name)).toBe(handle);
  });

  test('the second of a name gets a number', () => {
    expect(freeHandle('jan-k', new Set())).toBe('jan-k');
    expect(freeHandle('jan-k', new Set(['jan-k']))).toBe('jan-k-2');
    expect(freeHandle('jan-k', new Set(['jan-k', 'jan-k-2', 'jan-k-4']))).toBe('jan-k-3');
  });
});
