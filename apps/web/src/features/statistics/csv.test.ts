import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('separates by semicolons, with the mark of UTF-8', () => {
  expect(
    toCsv([
      ['Osiedle', 'Posty'],
      ['Bema', '12'],
    ]),
  ).toBe('\uFEFFOsiedle;Posty\r\nBema;12\r\n');
});

it('quotes what would break the table', () => {
  expect(toCsv([['a;b', 'powiedział "nie"', 'dwa\nwiersze']])).toBe(
    '\uFEFF"a;b";"powiedział ""nie""";"dwa\nwiersze"\r\n',
  );
});

it.each(['=1+1', '+48 85', '-5', '@SUM(A1)', '\t=1'])('lets %j be no formula', (text) => {
  expect(toCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
});

it('tells small numbers as they are shown', () => {
  expect(toCsv([['<5']])).toBe('\uFEFF<5\r\n');
});
