import { expect, it } from 'vitest';
import { decodeText } from './decode.ts';

const name = 'ul. Żwirki, Ćma ąęółśń';

it('reads UTF-8, with a mark or without', () => {
  const bytes = new TextEncoder().encode(name);
  expect(decodeText(bytes)).toBe(name);
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).toBe(name);
});

it('reads windows-1250 where it is not UTF-8', () => {
  // "Żwirki, Łąkowa" as an older spreadsheet writes it.
  const bytes = [0xaf, 0x77, 0x69, 0x72, 0x6b, 0x69, 0x2c, 0x20, 0xa3, 0xb9, 0x6b, 0x6f, 0x77, 0x61];
  expect(decodeText(new Uint8Array(bytes))).toBe('Żwirki, Łąkowa');
});
