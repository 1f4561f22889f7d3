import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/**
 * The requirements of ASVS 5.0.0 by section: the level of each in turn (OWASP/ASVS, 5.0/docs_en). Those of level 3 are not looked
 * at.
 */
const levels: Readonly<Record<string, string>> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '4.1': '12233',
  '4.2': '23333',
  '4.3': '22',
  '4.4': '1222',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '11.1': '2233',
  '11.2': '22233',
  '11.3': '11233',
  '11.4': '1222',
  '11.5': '23',
  '11.6': '23',
  '11.7': '33',
  '12.1': '12233',
  '12.2': '11',
  '12.3': '22223',
  '13.1': '2333',
  '13.2': '222223',
  '13.3': '2233',
  '13.4': '1222233',
  '14.1': '22',
  '14.2': '12223333',
  '14.3': '122',
  '15.1': '12233',
  '15.2': '12233',
  '15.3': '1222222',
  '15.4': '3333',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
  '17.1': '23',
  '17.2': '22223333',
  '17.3': '22',
};

const wanted = Object.entries(levels).flatMap(([section, each]) =>
  [...each].flatMap((level, index) => (level === '3' ? [] : [{ id: `${section}.${String(index + 1)}`, level }])),
);

interface Row {
  readonly id: string;
  readonly level: string;
  readonly what: string;
  readonly verdict: string;
  readonly evidence: string;
  readonly owner: string;
}

const rows: readonly Row[] = [...read('docs/security/asvs.md').matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \|$/gm)].map(
  ([, id = '', rest = '']) => {
    const [level = '', what = '', verdict = '', evidence = '', owner = ''] = rest.split(' | ');
    return { id, level, what, verdict, evidence, owner };
  },
);

/** What a row's evidence points at: files, each with the test's name where it is one. */
const pointersOf = (evidence: string) =>
  [...evidence.matchAll(/`([\w./@-]+\.(?:tsx?|md|yml|service))`(?:: “([^”]+)”)?/g)].map(([, file = '', name]) => ({
    file,
    name,
  }));

describe('the table of ASVS 5.0', () => {
  it('has every requirement of levels 1 and 2 once, at its level', () => {
    expect(wanted.filter(({ level }) => level === '1')).toHaveLength(70);
    expect(wanted).toHaveLength(253);
    expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(wanted.map(({ id, level }) => `${id} ${level}`));
  });

  it('says of each what, how it stands, by what that is seen, and whose it is', () => {
    for (const { id, what, verdict, evidence, owner } of rows) {
      expect(['met', 'not met', 'not applicable'], id).toContain(verdict);
      for (const text of [what, evidence, owner]) expect(text.trim().length, id).toBeGreaterThan(2);
    }
  });

  it('names tests and files that are there', () => {
    const gone = rows.flatMap(({ id, evidence }) =>
      pointersOf(evidence).flatMap(({ file, name }) => {
        if (!existsSync(join(root, file))) return [`${id}: ${file}`];
        return name === undefined || read(file).includes(name) ? [] : [`${id}: ${file}: ${name}`];
      }),
    );
    expect(gone).toEqual([]);
  });

  it('leaves none of level 1 unmet, and shows each that is met', () => {
    const first = rows.filter(({ level }) => level === '1');
    expect(first.filter(({ verdict }) => verdict === 'not met').map(({ id }) => id)).toEqual([]);
    const bare = first.filter(({ verdict, evidence }) => verdict === 'met' && pointersOf(evidence).length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('counts what is met as it is', () => {
    const apply = rows.filter(({ verdict }) => verdict !== 'not applicable');
    const met = apply.filter(({ verdict }) => verdict === 'met');
    expect(read('docs/security/asvs.md')).toContain(
      `${String(met.length)} of the ${String(apply.length)} requirements that apply are met`,
    );
  });
});
