import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seedDemo } from '../../features/demo/index.ts';
import { readTownFile, seedTown } from '../../features/institutions/index.ts';
import { openPostgres, whileNoneStarts } from '../../platform/db/postgres.ts';
import { openSnapshot } from '../../platform/db/snapshot.ts';
import { differences, sumTables, type TableSums } from '../../platform/db/table-sums.ts';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { createQuietNarrator } from '../../testing/quiet-narrator.ts';
import { administer, siblingUrl } from '../../testing/template.ts';
import { makeBackup } from './make-backup.ts';
import { readManifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

const narrator = createQuietNarrator();
const target = `mu_restore_${randomBytes(5).toString('hex')}`;
let folder: string;
let dataDir: string;
let adminUrl: string;
let sourceUrl: string;
let targetUrl: string;
let app: TestApp;

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  app = await startTestApp();
  const { platform } = app;
  if (platform.database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  sourceUrl = platform.database.url;
  await platform.db.transaction((tx) => seedTown(tx, readTownFile(null)));
  await seedDemo(platform);
  targetUrl = siblingUrl(adminUrl, target);
  await administer(adminUrl, `create database "${target}"`);
  folder = mkdtempSync(join(tmpdir(), 'moja-ulica-backup-'));
  dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
  writeFileSync(join(dataDir, 'files', 'ab', 'zdjęcie ze spacją.webp'), 'picture');
  for (const name of ['db', 'backups']) {
    mkdirSync(join(dataDir, name));
    writeFileSync(join(dataDir, name, 'not-a-file-of-the-app'), 'x');
  }
});
afterAll(async () => {
  await app.close();
  await administer(adminUrl, `drop database "${target}" with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

const back = (name: string): Promise<string> =>
  makeBackup({ config: { databaseUrl: sourceUrl, dataDir }, to: join(folder, name), now: new Date(), narrator });

const restore = (from: string, { replace = false, databaseUrl = targetUrl } = {}) =>
  restoreBackup({ config: { databaseUrl, dataDir: join(folder, 'restored') }, from, replace, narrator });

const held = async (url: string): Promise<TableSums> => {
  const snapshot = await openSnapshot(url, 'test');
  const sums = await sumTables(snapshot);
  await snapshot.close();
  return sums;
};

const query = async (url: string, text: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
};

/** A copy of a backup that a test may change, with checksums that fit again unless told otherwise. */
const altered = (from: string, change: (copy: string) => void, { reseal = true } = {}): string => {
  const copy = join(mkdtempSync(join(folder, 'altered-')), 'moja-ulica-20261123T000000Z');
  cpSync(from, copy, { recursive: true });
  change(copy);
  if (reseal) {
    const parts = readdirSync(copy).filter((name) => name !== 'SHA256SUMS');
    const lines = parts.map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(copy, name)))
          .digest('hex')}  ${name}\n`,
    );
    writeFileSync(join(copy, 'SHA256SUMS'), lines.join(''));
  }
  return copy;
};

const emptyTarget = (): Promise<void> =>
  administer(
    targetUrl,
    'drop schema if exists public cascade',
    'drop schema if exists drizzle cascade',
    'drop schema if exists pgboss cascade',
    'create schema public',
  );

describe('a backup that is restored after the loss of everything', () => {
  it('brings every row and file back, while people went on writing', async () => {
    const writing = new AbortController();
    const writer = (async () => {
      for (let n = 0; !writing.signal.aborted; n += 1) {
        await administer(sourceUrl, `insert into rate_counters values ('n${String(n)}', now(), ${String(n)})`);
      }
    })();
    const path = await back('first');
    writing.abort();
    await writer;

    const manifest = await restore(path);
    const { tables } = manifest.database;
    expect(differences(tables, await held(targetUrl))).toEqual([]);
    expect(tables['public.posts']?.rows).toBeGreaterThan(100);
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['pgboss.queue', 'drizzle.__drizzle_migrations']));
    // The writer was at work: what it wrote after the snapshot is in neither the dump nor the sums.
    const now = await held(sourceUrl);
    expect(now['public.rate_counters']?.rows).toBeGreaterThan(tables['public.rate_counters']?.rows ?? 0);

    expect(manifest.files.count).toBe(1);
    const restored = join(folder, 'restored');
    expect(readFileSync(join(restored, 'files', 'ab', 'zdjęcie ze spacją.webp'), 'utf8')).toBe('picture');
    expect(readdirSync(restored)).toEqual(['files']);
  });

  it('goes on numbering where it was', async () => {
    await emptyTarget();
    await restore(await back('numbering'));
    const identity = "insert into streets (place_id, slug, name) select id, 'x', 'x' from places limit 1";
    await expect(administer(targetUrl, identity)).resolves.toBeUndefined();
  });

  it('replaces what is there only when told so', async () => {
    const path = await back('second');
    await emptyTarget();
    await restore(path);
    const [before] = [await held(targetUrl)];
    await administer(targetUrl, 'delete from read_positions', 'create table of_somebody_else (id int)');
    const broken = await held(targetUrl);
    await expect(restore(path)).rejects.toThrow(/^The database is not empty: it holds \d+ tables\..*--replace/);
    expect(await held(targetUrl)).toEqual(broken);
    await restore(path, { replace: true });
    expect(await held(targetUrl)).toEqual(before);
  });

  it('finds the database as it was when the data folder cannot be written', async () => {
    const path = await back('unwritable');
    const before = await held(targetUrl);
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const config = { databaseUrl: targetUrl, dataDir: join(file, 'data') };
    await expect(restoreBackup({ config, from: path, replace: true, narrator })).rejects.toThrow(
      /a-file\/data.* cannot be used: not a directory \(\w+, ENOTDIR\)\..*\nNothing was replaced: database and files/,
    );
    expect(await held(targetUrl)).toEqual(before);
  });

  it('says what is replaced already when it fails later', async () => {
    const path = await back('halfway');
    const failing: typeof narrator = {
      ...narrator,
      step: (what, work) =>
        what === 'Putting them in their place' ? Promise.reject(new Error('nobody foresaw this')) : work(),
    };
    const restored = join(folder, 'restored');
    const restoring = { config: { databaseUrl: targetUrl, dataDir: restored }, from: path, replace: true };
    await expect(restoreBackup({ ...restoring, narrator: failing })).rejects.toThrow(
      `The database is already that of the backup, and the files in ${restored} may still be those from before. Do not start the app;`,
    );
    expect(readdirSync(restored)).toEqual(['files']);
  });

  it('is refused while the app runs', async () => {
    const before = await held(sourceUrl);
    await expect(restore(await back('third'), { replace: true, databaseUrl: sourceUrl })).rejects.toThrow(
      'The app is running on this database: stop every process of it first.',
    );
    expect(await held(sourceUrl)).toEqual(before);
  });
});

describe('an app that is started meanwhile', () => {
  const log = pino({ level: 'silent' });

  it('waits with its tables until the restore is at its end', async () => {
    const path = await back('started');
    await emptyTarget();
    const order: string[] = [];
    const starts: Promise<void>[] = [];
    const start = async (): Promise<void> => {
      const database = await openPostgres(targetUrl, log);
      await database.migrate();
      order.push('started');
      await database.close();
    };
    const telling: typeof narrator = {
      ...narrator,
      step: async (what, work) => {
        if (what === 'Preparing it for use') starts.push(start());
        const result = await work();
        order.push(what);
        return result;
      },
    };
    await restoreBackup({
      config: { databaseUrl: targetUrl, dataDir: join(folder, 'restored') },
      from: path,
      replace: false,
      narrator: telling,
    });
    expect(starts).toHaveLength(1);
    await Promise.all(starts);
    expect(order.slice(-2)).toEqual(['Putting them in their place', 'started']);
  });

  it('keeps a restore out when it is there first', async () => {
    const path = await back('later');
    await emptyTarget();
    const refused = whileNoneStarts(targetUrl, () => restore(path));
    await expect(refused).rejects.toThrow('The app is just being started on ');
    await restore(path);
  });
});

describe('a backup that is not whole', () => {
  let path: string;
  beforeAll(async () => {
    path = await back('whole');
    await emptyTarget();
    await administer(targetUrl, 'create table precious (id int)', 'insert into precious values (1)');
  });

  const refused = async (from: string, sentence: RegExp): Promise<void> => {
    const before = await held(targetUrl);
    await expect(restore(from, { replace: true })).rejects.toThrow(sentence);
    expect(await held(targetUrl)).toEqual(before);
  };

  it('is refused when one byte of it changed', async () => {
    const change = (copy: string) => {
      const file = join(copy, 'database.dump');
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
      writeFileSync(file, bytes);
    };
    await refused(altered(path, change, { reseal: false }), /is damaged: database\.dump is not as it was written/);
  });

  it('is refused when a part is missing', async () => {
    const change = (copy: string) => rmSync(join(copy, 'files.tar'));
    await refused(altered(path, change, { reseal: false }), /is damaged: files\.tar is missing/);
  });

  it('is refused when its own words are changed', async () => {
    const change = (copy: string) => {
      const file = join(copy, 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
    };
    await refused(altered(path, change, { reseal: false }), /is damaged: manifest\.json/);
    await refused(altered(path, change), /is not a backup that this version of the app can read/);
  });

  it('leaves the database as it was when the dump ends in the middle', async () => {
    await refused(
      altered(path, (copy) => truncateSync(join(copy, 'database.dump'), 120_000)),
      /^(pg_restore|psql) failed/,
    );
  });

  it('is named when it holds something else than it says', async () => {
    const change = (copy: string) => {
      const file = join(copy, 'manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
        database: { tables: Record<string, { rows: number; sum: string }> };
      };
      const { tables } = manifest.database;
      tables['public.posts'] = { rows: tables['public.posts']?.rows ?? 0, sum: '1' };
      tables['public.users'] = { rows: 1, sum: '1' };
      writeFileSync(file, JSON.stringify(manifest));
    };
    await expect(restore(altered(path, change), { replace: true })).rejects.toThrow(
      /is not what was backed up:\n {2}public\.posts has other content in its \d+ rows\n {2}public\.users has \d+ rows instead of 1\nThe database is already that of the backup/,
    );
  });

  it('is refused when another version of the app made it', async () => {
    const change = (copy: string) => {
      const file = join(copy, 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"migrations": [', '"migrations": ["of-a-newer-one",'));
    };
    await refused(
      altered(path, change),
      /made by another version of the app \(0\.1\.0(, commit \w{12})?, tables \d{4}_\w+\) whose tables this one \(0\.1\.0/,
    );
  });

  it('is refused where it does not belong', async () => {
    await expect(
      restoreBackup({
        config: { databaseUrl: null, dataDir: join(folder, 'other') },
        from: path,
        replace: false,
        narrator,
      }),
    ).rejects.toThrow('This is a backup of PostgreSQL: set DATABASE_URL');
    expect(await readManifest(path)).toMatchObject({ database: { kind: 'postgresql' } });
  });
});

it.each(['SIGKILL', 'SIGTERM'] as const)('a restore ended by %s leaves the database as it was', async (signal) => {
  const path = await back(`ended-by-${signal}`);
  await emptyTarget();
  await administer(targetUrl, 'create table precious (id int)');
  const before = await held(targetUrl);
  const bin = mkdtempSync(join(folder, 'bin-'));
  // Whole statements and then silence: the middle of a large dump.
  const half =
    '#!/bin/sh\n[ "$1" = --version ] && echo "pg_restore 99.1" && exit\necho "create table half ();"\nexec sleep 20\n';
  writeFileSync(join(bin, 'pg_restore'), half, { mode: 0o755 });
  const script = join(import.meta.dirname, '../restore.ts');
  const child = spawn(process.execPath, [script, path, '--replace'], {
    env: {
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      DATABASE_URL: targetUrl,
      DATA_DIR: join(folder, 'killed-data'),
    },
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const ended = once(child, 'close');
  const open = async (what: string): Promise<boolean> => {
    const { rows } = await query(adminUrl, `select 1 from pg_stat_activity where datname = '${target}' and ${what}`);
    return rows.length > 0;
  };
  while (!(await open("query like 'create table half%'"))) await wait(20);
  child.kill(signal);
  await ended;
  const told = 'Stopped, as asked.\nNothing was replaced: database and files are as they were.\n';
  expect(complaints).toBe(signal === 'SIGTERM' ? told : '');
  while (await open("application_name = 'moja-ulica backup'")) await wait(20);
  expect(await held(targetUrl)).toEqual(before);
});

describe('a machine that is not ready', () => {
  const withPath = async (programs: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    for (const [name, script] of Object.entries(programs)) writeFileSync(join(bin, name), script, { mode: 0o755 });
    const { PATH } = process.env;
    process.env.PATH = bin;
    try {
      await work();
    } finally {
      process.env.PATH = PATH;
    }
  };

  it('is told which package brings what is missing, and has no backup', async () => {
    await withPath({}, async () => {
      await expect(back('none')).rejects.toThrow(/^pg_dump is not installed.*package postgresql-client/);
    });
    expect(readdirSync(join(folder, 'none'))).toEqual([]);
  });

  it('is told when its pg_dump is too old for the server', async () => {
    await withPath({ pg_dump: '#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n' }, async () => {
      await expect(back('none')).rejects.toThrow(/is of PostgreSQL 9, and the server is PostgreSQL \d+: install/);
    });
  });

  it('is told what pg_dump said when it fails, and has no backup', async () => {
    const script =
      '#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit\necho "disk full" >&2\nexit 3\n';
    await withPath({ pg_dump: script }, async () => {
      await expect(back('none')).rejects.toThrow('pg_dump failed (exit code 3): disk full');
    });
    expect(readdirSync(join(folder, 'none'))).toEqual([]);
  });
});
