import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../platform/config/load-config.ts';
import type { Reader } from '../../platform/db/reader.ts';
import { backupChecks } from './checks.ts';
import { findBackups, removeOld, verifyBackupFolder, writeBackupFolder } from './folder.ts';

let to: string;
beforeEach(() => {
  to = mkdtempSync(join(tmpdir(), 'moja-ulica-folder-'));
});
afterEach(() => rmSync(to, { recursive: true, force: true }));

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 3, 15));
const fill = (folder: string): Promise<void> => {
  writeFileSync(join(folder, 'part'), 'content');
  return Promise.resolve();
};

describe('a backup folder', () => {
  it('has its name only when it is finished, and is then whole', async () => {
    const path = await writeBackupFolder(to, at(5), async (folder) => {
      await fill(folder);
      expect(readdirSync(to)).toEqual(['moja-ulica-20261105T031500Z.unfinished']);
    });
    expect(path).toBe(join(to, 'moja-ulica-20261105T031500Z'));
    expect(readdirSync(to)).toEqual(['moja-ulica-20261105T031500Z']);
    await verifyBackupFolder(path);
  });

  it('is refused when a part is not sealed', async () => {
    const path = await writeBackupFolder(to, at(5), fill);
    writeFileSync(join(path, 'more'), 'unsealed');
    await expect(verifyBackupFolder(path)).rejects.toThrow('does not name more');
  });

  it('is not there when it could not be filled', async () => {
    const failing = writeBackupFolder(to, at(5), () => Promise.reject(new Error('no space')));
    await expect(failing).rejects.toThrow('no space');
    expect(readdirSync(to)).toEqual([]);
  });

  it('that was never finished is refused by its name', async () => {
    const path = join(to, 'moja-ulica-20261105T031500Z.unfinished');
    mkdirSync(path);
    await expect(verifyBackupFolder(`${path}/`)).rejects.toThrow('was never finished');
    await expect(verifyBackupFolder(join(to, 'none'))).rejects.toThrow('is not a backup');
  });

  it('clears away what was left a day ago, and nothing younger', async () => {
    const [old, young] = ['moja-ulica-20261101T000000Z.unfinished', 'moja-ulica-20261104T000000Z.unfinished'];
    for (const name of [old, young]) mkdirSync(join(to, name));
    utimesSync(join(to, old), at(1), at(1));
    utimesSync(join(to, young), at(5), at(5));
    await writeBackupFolder(to, at(5), fill);
    expect(existsSync(join(to, old))).toBe(false);
    expect(existsSync(join(to, young))).toBe(true);
  });
});

describe('old backups', () => {
  it('are deleted but for the newest, and nothing else in the folder', async () => {
    const made = new Map<number, string>();
    for (const day of [3, 1, 4, 2]) made.set(day, await writeBackupFolder(to, at(day), fill));
    const others = ['moja-ulica-20200101T000000Z.unfinished', 'moja-ulica-20200101T000000Z', 'notes.txt'];
    for (const name of others) mkdirSync(join(to, name));
    const newest = made.get(4) ?? '';
    expect(await removeOld(newest, 2)).toEqual(['moja-ulica-20261101T031500Z', 'moja-ulica-20261102T031500Z']);
    expect(readdirSync(to).toSorted()).toEqual(
      [...others, 'moja-ulica-20261103T031500Z', 'moja-ulica-20261104T031500Z'].toSorted(),
    );
    expect(await removeOld(newest, 5)).toEqual([]);
  });

  it('never are the one just made, nor any that a wrong clock has dated later', async () => {
    for (const day of [1, 20, 21, 22]) await writeBackupFolder(to, at(day), fill);
    const made = await writeBackupFolder(to, at(5), fill);
    expect(await removeOld(made, 1)).toEqual(['moja-ulica-20261101T031500Z']);
    expect(readdirSync(to)).toHaveLength(4);
    expect(existsSync(made)).toBe(true);
  });
});

describe('the doctor', () => {
  const nobody: Reader = {
    kind: 'postgresql',
    rows: () => Promise.reject(new Error('nothing is asked of the database')),
    close: () => Promise.resolve(),
  };
  const problems = async (now: Date, environment: 'production' | 'development' = 'production'): Promise<string[]> => {
    const config = { ...loadConfig({ NODE_ENV: 'test' }), environment, dataDir: to };
    const results = await Promise.all(backupChecks.map((check) => check.run({ config, reader: nobody, now })));
    return results.flat().map(({ problem }) => problem);
  };

  it('misses backups where real people are, until there is one of the last two nights', async () => {
    const folder = join(to, 'backups');
    expect(await problems(at(5), 'development')).toEqual([]);
    expect(await problems(at(5))).toEqual([`There is no finished backup in ${folder}.`]);
    await writeBackupFolder(folder, at(4), fill);
    await writeBackupFolder(folder, at(3), fill);
    mkdirSync(join(folder, 'moja-ulica-20261109T000000Z.unfinished'));
    mkdirSync(join(folder, 'moja-ulica-20261104T040000Z'));
    expect(await findBackups(folder, at(5))).toEqual({ newest: at(4), ahead: [] });
    expect(await problems(at(6))).toEqual([]);
    expect(await problems(at(8))).toEqual([`The newest backup in ${folder} is 4 days old.`]);
    await writeBackupFolder(folder, at(20), fill);
    expect(await problems(at(8))).toEqual([
      `The newest backup in ${folder} is 4 days old.`,
      `Backups in ${folder} are dated later than now, and are not counted.`,
    ]);
  });
});
