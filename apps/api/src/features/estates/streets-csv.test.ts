import { expect, test } from 'vitest';
import { readStreetsCsv } from './streets-csv.ts';

const names = (csv: string) => readStreetsCsv(csv).streets.map(({ line, name }) => `${line} ${name}`);

test('one name a line, with a heading or without, blank lines passed over', () => {
  expect(names('ul. Polna\n\n  al.   Piłsudskiego \n')).toEqual(['1 ul. Polna', '3 al. Piłsudskiego']);
  expect(names('Ulica\r\nul. Polna\r\n')).toEqual(['2 ul. Polna']);
  expect(readStreetsCsv('')).toEqual({ streets: [], faults: [] });
});

test('columns by semicolon or comma, the one called by a heading or the first', () => {
  expect(names('kod;nazwa\n15-001;ul. Polna\n15-002;"ul. ""Zośki"", pl."')).toEqual([
    '2 ul. Polna',
    '3 ul. "Zośki", pl.',
  ]);
  expect(names('ul. Polna,15-001\nul. Leśna,15-002')).toEqual(['1 ul. Polna', '2 ul. Leśna']);
  expect(names('\uFEFFname,code\nul. Polna,1')).toEqual(['2 ul. Polna']);
});

test('a comma in a name stays where semicolons separate', () => {
  expect(names('nazwa;kod\nul. Polna, przy lesie;1')).toEqual(['2 ul. Polna, przy lesie']);
});

test('what cannot be used is told by its line, and the rest is read', () => {
  const { streets, faults } = readStreetsCsv(
    ['ul. Polna', 'UL. POLNA', '***', `ul. ${'długa '.repeat(30)}`, 'ul. Łąkowa', 'ul. Lakowa'].join('\n'),
  );
  expect(streets.map(({ line, slug }) => [line, slug])).toEqual([
    [1, 'ul-polna'],
    [5, 'ul-lakowa'],
  ]);
  expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
    [2, 'repeated'],
    [3, 'no_letters'],
    [4, 'too_long'],
    [6, 'repeated'],
  ]);
});

test('a quotation that does not end is told by the line where it begins', () => {
  const { streets, faults } = readStreetsCsv('ul. Polna\n"ul. Leśna\nul. Ogrodowa');
  expect(streets.map(({ name }) => name)).toEqual(['ul. Polna']);
  expect(faults).toEqual([{ line: 2, text: '', fault: 'unreadable' }]);
});

test('a line without a name but with something else is told, one with nothing in it is passed over', () => {
  const { streets, faults } = readStreetsCsv('kod;nazwa\n15-001;ul. Polna\n15-002;  \n;\n15-003\n');
  expect(streets.map(({ name }) => name)).toEqual(['ul. Polna']);
  expect(faults).toEqual([
    { line: 3, text: '15-002', fault: 'no_name' },
    { line: 5, text: '15-003', fault: 'no_name' },
  ]);
});
