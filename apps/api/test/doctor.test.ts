import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../src/platform/db/folder-lock.ts';
import { makeDataDir } from '../src/testing/template.ts';

const script = join(import.meta.dirname, '../src/ops/doctor.ts');
const patience = 60_000;

const doctor = (
  dataDir: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string; readonly complaints: string }> => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [script, ...args], { env: { PATH, HOME, DATA_DIR: dataDir } });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output, complaints }));
  });
};

describe('npm run doctor', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await makeDataDir();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it(
    'says that all is well, and ends with 0',
    async () => {
      const { code, output } = await doctor(dataDir, '--only', 'data,jobs,database');
      expect(output).toMatch(/^ok +threads\.post-numbers: The posts of a thread are numbered/m);
      expect(output).toMatch(/\d\d checks in [\d.]+ s: 0 findings\n$/);
      expect(code).toBe(0);
    },
    patience,
  );

  it(
    'says what is wrong, and ends with 1; for programs too',
    async () => {
      const client = await PGlite.create({ dataDir: join(dataDir, 'db') });
      await client.exec(
        "insert into rate_counters (name, window_start, count) values ('x', now() - interval '7 days', 1)",
      );
      await client.close();
      const told = await doctor(dataDir, '--only', 'data');
      expect(told.output).toMatch(/^FOUND +platform\.retention/m);
      expect(told.output).toContain('What to do: The hourly clean-up does not run.');
      expect(told.code).toBe(1);

      const { code, output } = await doctor(dataDir, '--json', '--only', 'data');
      expect(code).toBe(1);
      const report = JSON.parse(output) as { exitCode: number; checks: { name: string; status: string }[] };
      expect(report.exitCode).toBe(1);
      expect(report.checks.filter(({ status }) => status !== 'ok')).toMatchObject([{ name: 'platform.retention' }]);
    },
    patience,
  );

  it(
    'leaves a folder alone that another process uses, and ends with 2',
    async () => {
      const lock = await lockFolder(dataDir);
      const { code, complaints } = await doctor(dataDir);
      lock.release();
      expect(complaints).toContain(`is in use by process ${String(process.pid)}; stop that one first`);
      expect(code).toBe(2);
    },
    patience,
  );

  it(
    'makes no database where there is none, and ends with 2',
    async () => {
      const empty = mkdtempSync(join(tmpdir(), 'moja-ulica-empty-'));
      const { code, complaints } = await doctor(empty);
      expect(complaints).toContain(`There is no database in ${empty}: start the app once`);
      expect(code).toBe(2);
      expect(existsSync(join(empty, 'db'))).toBe(false);
      rmSync(empty, { recursive: true });
    },
    patience,
  );

  it(
    'tells how it is used when it is called otherwise',
    async () => {
      expect((await doctor(dataDir, '--only', 'everything')).complaints).toContain(
        'There is no area "everything". Use:',
      );
      const { code, complaints } = await doctor(dataDir, '--mend');
      expect(complaints).toMatch(/--mend.*Use: npm run doctor -- \[--json\]/);
      expect(code).toBe(2);
    },
    patience,
  );
});
