import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { createQuietNarrator } from '../../testing/quiet-narrator.ts';
import { makeDataDir } from '../../testing/template.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const narrator = createQuietNarrator();
let dataDir: string;
let to: string;
let path: string;

const settingsIn = async (folder: string): Promise<string[]> => {
  const client = await PGlite.create({ dataDir: join(folder, 'db') });
  const { rows } = await client.query<{ name: string }>('select name from settings order by 1');
  await client.close();
  return rows.map(({ name }) => name);
};

const add = async (name: string): Promise<void> => {
  const client = await PGlite.create({ dataDir: join(dataDir, 'db') });
  await client.exec(`insert into settings (name, value) values ('${name}', 'x')`);
  await client.close();
};

beforeAll(async () => {
  dataDir = await makeDataDir();
  to = mkdtempSync(join(tmpdir(), 'moja-ulica-embedded-'));
  await add('before');
  path = await makeBackup({ config: { databaseUrl: null, dataDir }, to, now: new Date(), narrator });
  await add('after');
});
afterAll(() => {
  for (const folder of [dataDir, to]) rmSync(folder, { recursive: true, force: true });
});

const restore = (folder: string, { replace = false, from = path } = {}) =>
  restoreBackup({ config: { databaseUrl: null, dataDir: folder }, from, replace, narrator });

it('an embedded database is saved and restored into an empty folder', async () => {
  const other = mkdtempSync(join(to, 'other-'));
  const manifest = await restore(other);
  expect(manifest.database.kind).toBe('embedded');
  expect(manifest.database.tables['public.settings']?.rows).toBe(1);
  expect(await settingsIn(other)).toEqual(['before']);
  expect(readdirSync(other)).toEqual(['db']);
});

it('is not saved into the folder that it saves, where each backup would hold the earlier ones', async () => {
  for (const name of ['', 'copies', 'copies/of-the-night']) {
    const saving = makeBackup({
      config: { databaseUrl: null, dataDir },
      to: join(dataDir, name),
      now: new Date(),
      narrator,
    });
    await expect(saving).rejects.toThrow('is in the data folder, of which a backup saves all files: choose');
  }
  expect(readdirSync(dataDir)).toEqual(['db']);
});

it('one that is not there is not saved, and nothing is made', async () => {
  const none = join(to, 'no-data');
  const config = { databaseUrl: null, dataDir: none };
  const saving = makeBackup({ config, to: join(none, 'backups'), now: new Date(), narrator });
  await expect(saving).rejects.toThrow(`There is no database in ${none}: there is nothing to back up.`);
  expect(existsSync(none)).toBe(false);
});

it('one that is in use is neither saved nor replaced', async () => {
  const holder = spawn(process.execPath, [join(import.meta.dirname, '../../../test/hold-folder.ts'), dataDir]);
  await once(holder.stdout, 'data');
  const saving = makeBackup({ config: { databaseUrl: null, dataDir }, to, now: new Date(), narrator });
  await expect(saving).rejects.toThrow(`is in use by process ${String(holder.pid)}`);
  await expect(restore(dataDir, { replace: true })).rejects.toThrow('is in use by process');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
});

it('one that is there is replaced only when told so', async () => {
  await expect(restore(dataDir)).rejects.toThrow(/^There is a database in .*--replace/);
  expect(await settingsIn(dataDir)).toEqual(['after', 'before']);
  await restore(dataDir, { replace: true });
  expect(await settingsIn(dataDir)).toEqual(['before']);
  expect(readdirSync(dataDir)).toEqual(['db']);
});

it('one that a killed restore had taken out of its place comes back, and nothing else of it stays', async () => {
  const db = join(dataDir, 'db');
  renameSync(db, `${db}.before`);
  mkdirSync(`${db}.new`);
  await expect(restore(dataDir)).rejects.toThrow(/^There is a database in .*--replace/);
  expect(readdirSync(dataDir)).toEqual(['db']);
  renameSync(db, `${db}.before`);
  mkdirSync(`${db}.new`);
  await (await openEmbedded(dataDir)).close();
  expect(await settingsIn(dataDir)).toEqual(['before']);
  expect(readdirSync(dataDir)).toEqual(['db']);
});

it('one that is being restored is opened by nobody until its files are there too', async () => {
  const other = mkdtempSync(join(to, 'busy-'));
  const opened: string[] = [];
  const meddling: typeof narrator = {
    ...narrator,
    step: async (what, work) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../../test/hold-folder.ts'), other]);
      const ended = once(child, 'exit');
      const told = String(await once(child.stdout, 'data'));
      child.kill('SIGKILL');
      await ended;
      if (told.startsWith('held')) opened.push(what);
      return work();
    },
  };
  await restoreBackup({
    config: { databaseUrl: null, dataDir: other },
    from: path,
    replace: false,
    narrator: meddling,
  });
  expect(opened).toEqual(['Checking the backup']);
});

it('one whose backup is damaged is left alone', async () => {
  writeFileSync(join(path, 'database.tar.gz'), 'not any more');
  await expect(restore(dataDir, { replace: true })).rejects.toThrow('database.tar.gz is not as it was written');
  expect(await settingsIn(dataDir)).toEqual(['before']);
});
