import { describe, expect, it } from 'vitest';
import { utf8OfJson } from './utf8.ts';

const texts: [name: string, text: string][] = [
  ['nothing', ''],
  ['Latin letters', 'ulica '],
  ['letters of Latin-1', 'blåbær '],
  ['Polish letters', 'zażółć gęślą jaźń '],
  ['letters beyond the first plane', 'pies 🐕 i 𝔞 '],
  ['half a letter, which JSON writes as an escape', 'a\ud83d'],
  ['marks that turn the direction, and a zero', 'a\u202eb\u0000'],
];

describe.each([1, 1000])('JSON of a text written %s times', (times) => {
  it.each(texts)('%s', (_name, text) => {
    const json = JSON.stringify({ text: text.repeat(times) });
    const bytes = utf8OfJson(json);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(json);
    expect(bytes.length).toBe(Buffer.byteLength(json));
  });
});
