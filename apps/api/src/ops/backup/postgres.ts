import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appliedMigrations } from '../../platform/db/applied-migrations.ts';
import { openPostgresReader, type RowSource } from '../../platform/db/reader.ts';
import { openSnapshot } from '../../platform/db/snapshot.ts';
import { listTables, sumTables, type TableSums } from '../../platform/db/table-sums.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import type { Manifest } from './manifest.ts';
import { connectionFor, requireVersion, runPiped, runProgram } from './programs.ts';

const dumpName = 'database.dump';
const tickMs = 10_000;

const mb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

/** Says every 10 s how far something long has come. */
const withTicks = async (narrator: Narrator, bytes: () => Promise<number>, work: Promise<void>): Promise<void> => {
  const timer = setInterval(() => {
    bytes().then(
      (so) => narrator.say(`  ${mb(so)} so far`),
      // The file is not there yet.
      () => undefined,
    );
  }, tickMs);
  await work.finally(() => clearInterval(timer));
};

const majorOf = async (source: RowSource): Promise<number> => {
  const [row] = await source.rows("select current_setting('server_version_num')::int / 10000 as major");
  return Number(row?.['major']);
};

/** Dumps a database with what it held at that moment, beside a running site. Throws `StartError`. */
export const savePostgres = async (url: string, folder: string, narrator: Narrator): Promise<Manifest['database']> => {
  const snapshot = await openSnapshot(url, 'moja-ulica backup');
  try {
    const migrations = await appliedMigrations(snapshot);
    const serverMajor = await majorOf(snapshot);
    await requireVersion('pg_dump', serverMajor);
    const file = join(folder, dumpName);
    const { args, env } = connectionFor(url);
    const options = ['--format=custom', '--no-owner', '--no-privileges', '--lock-wait-timeout=10s'];
    await narrator.step('Dumping the database', () =>
      withTicks(
        narrator,
        async () => (await stat(file)).size,
        runProgram('pg_dump', [...args, ...options, `--snapshot=${snapshot.id}`, `--file=${file}`], env).then(
          () => undefined,
        ),
      ),
    );
    const tables = await narrator.step('Adding up what it held at that moment', () => sumTables(snapshot));
    return { kind: 'postgresql', serverMajor, migrations: [...migrations], tables };
  } finally {
    await snapshot.close();
  }
};

/** What holds the app's connections: see `platform/db/postgres.ts` and `platform/jobs/pg-boss.ts`. */
const appNames = ['moja-ulica', 'moja-ulica listener', 'moja-ulica jobs'];

/** Throws `StartError` unless the database may be written over, by this backup. */
export const requireReplaceable = async (
  url: string,
  { database: { serverMajor } }: Manifest,
  replace: boolean,
): Promise<void> => {
  const reader = await openPostgresReader(url);
  try {
    const major = await majorOf(reader);
    if (major < serverMajor) {
      throw new StartError(
        `The backup is of PostgreSQL ${String(serverMajor)}, and this server is PostgreSQL ${String(major)}: restore into ${String(serverMajor)} or newer.`,
      );
    }
    await requireVersion('pg_restore', serverMajor);
    const tables = await listTables(reader);
    if (tables.length > 0 && !replace) {
      throw new StartError(
        `The database is not empty: it holds ${String(tables.length)} tables. To lose everything in it and have the backup instead, add --replace; or set DATABASE_URL to an empty database.`,
      );
    }
    const [row] = await reader.rows(
      'select count(*)::text as open from pg_stat_activity where datname = current_database() and application_name = any ($1::text[])',
      [appNames],
    );
    if (row?.['open'] !== '0')
      throw new StartError('The app is running on this database: stop every process of it first.');
  } finally {
    await reader.close();
  }
};

/** Takes every schema of ours away and leaves a new database's one. */
const emptyIt = `do $$ declare name text; begin
  for name in select nspname from pg_namespace where nspname <> 'information_schema' and nspname !~ '^pg_' loop
    execute format('drop schema %I cascade', name);
  end loop;
  create schema public;
end $$`;

/**
 * Replaces what is in a database by a dump, in one transaction: a failure leaves it as it was, until `onReplaced` is called.
 * Gives what is in it then. Throws `StartError`.
 */
export const loadPostgres = async (
  url: string,
  folder: string,
  { narrator, onReplaced }: { readonly narrator: Narrator; readonly onReplaced: () => void },
): Promise<TableSums> => {
  const { args, env } = connectionFor(url);
  const quiet = ['--no-psqlrc', '--quiet', '--output=/dev/null', '--set=ON_ERROR_STOP=1'];
  let bytes = 0;
  await narrator.step('Restoring the database', () =>
    withTicks(
      narrator,
      () => Promise.resolve(bytes),
      runPiped(
        { program: 'pg_restore', args: ['--no-owner', '--no-privileges', '--file=-', join(folder, dumpName)] },
        {
          program: 'psql',
          // Not `--single-transaction`, which commits at the end of its input, also at the one that a kill -9 of us makes.
          args: [...args, ...quiet, '--command=begin', `--command=${emptyIt}`, '--file=-'],
          env,
          lastWords: '\ncommit;\n',
        },
        (more) => (bytes += more),
      ),
    ),
  );
  onReplaced();
  await narrator.step('Preparing it for use', () =>
    runProgram('psql', [...args, ...quiet, '--command=vacuum analyze'], env),
  );
  const snapshot = await openSnapshot(url, 'moja-ulica restore');
  try {
    return await narrator.step('Adding up what it holds now', () => sumTables(snapshot));
  } finally {
    await snapshot.close();
  }
};
