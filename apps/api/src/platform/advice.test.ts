import { mkdirSync, renameSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceAfter, sentenceOf } from './advice.ts';
import { isDatabaseUnavailable } from './db/unavailable.ts';
import { StartError } from './start-error.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'moja-ulica-advice-'));
  writeFileSync(join(folder, 'file'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const thrownBy = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

const coded = (message: string, code: string, more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });

describe('a fault of the machine', () => {
  it('is told with the place and what to do', () => {
    const path = join(folder, 'file', 'below');
    expect(sentenceOf(thrownBy(() => mkdirSync(path)))).toBe(
      `${path} cannot be used: not a directory (mkdir, ENOTDIR). A file is where a folder should be.`,
    );
  });

  it('is told with the place where something is in the way', () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    for (const each of [from, to]) mkdirSync(each);
    writeFileSync(join(to, 'x'), '');
    expect(sentenceOf(thrownBy(() => renameSync(from, to)))).toMatch(
      new RegExp(
        `^${to} cannot be used: directory not empty \\(rename, ENOTEMPTY\\)\\. Something of that name is there`,
      ),
    );
  });

  it('is told without a place where the system names none', () => {
    expect(sentenceOf(coded('ENOSPC: no space left on device, write', 'ENOSPC', { syscall: 'write' }))).toBe(
      'A file cannot be used: no space left on device (write, ENOSPC). The disk is full: free some space.',
    );
  });
});

describe('a fault of the database', () => {
  it('is told with its words, also when it is wrapped', () => {
    const wrapped = new Error('Failed query: …', { cause: coded('permission denied for schema drizzle', '42501') });
    expect(sentenceOf(wrapped)).toMatch(
      /^The database cannot be used: permission denied for schema drizzle\. The role in DATABASE_URL lacks rights/,
    );
    expect(adviceAfter(wrapped)).toMatch(/^ The role/);
  });

  it('that does not run is the same by a socket as by a port', async () => {
    const error = await new Promise<unknown>((resolve) => {
      connect(join(folder, '.s.PGSQL.5432')).once('error', resolve);
    });
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(adviceAfter(error)).toMatch(/^ Is PostgreSQL running/);
    expect(isDatabaseUnavailable(thrownBy(() => rmSync(join(folder, 'none'))))).toBe(false);
  });
});

it('a fault of ours is not explained away', () => {
  expect(sentenceOf(new TypeError('x is not a function'))).toBeNull();
  expect(sentenceOf(coded('syntax error at or near "form"', '42601'))).toBeNull();
  expect(adviceAfter(new Error('x'))).toBe('');
  expect(sentenceOf(new StartError('Do this.'))).toBe('Do this.');
});
