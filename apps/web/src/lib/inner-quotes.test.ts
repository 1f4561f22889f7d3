import { expect, it } from 'vitest';
import { innerQuotes } from './inner-quotes.ts';

it.each([
  ['Zdjęcia z gry „Pięć dzwonków”', 'Zdjęcia z gry «Pięć dzwonków»'],
  ['„Polna” i „Leśna”', '«Polna» i «Leśna»'],
  ['A game called “Five Bells”', 'A game called ‘Five Bells’'],
  ['Ławka przy Piastowskiej', 'Ławka przy Piastowskiej'],
  ['Cudzysłów „bez końca', 'Cudzysłów „bez końca'],
])('of %j makes %j', (title, quoted) => {
  expect(innerQuotes(title)).toBe(quoted);
});
