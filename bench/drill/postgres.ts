import { execFile, type ExecFileOptions } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { DrillError } from './drill-error.ts';

const run = promisify(execFile);

/** A PostgreSQL server of the drill's own, which may be hurt: nothing else uses it. */
export interface OwnPostgres {
  readonly url: string;
  /** Rows of one statement, on a connection of its own. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection of the application, as an administrator or a failover would; gives how many there were. */
  cutConnections(): Promise<number>;
  /** Stops without saving anything (as a power cut of the server would) and starts again, recovering from its log. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

const packagedBinaries = '/usr/lib/postgresql';

/** Where the newest installed server's programs are. */
const findBinaries = (): string => {
  const versions = existsSync(packagedBinaries)
    ? readdirSync(packagedBinaries).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => join(packagedBinaries, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found !== undefined) return found;
  throw new DrillError(
    'The programs of a PostgreSQL server (initdb, pg_ctl) are not installed; the drill needs one of its own. On Debian: apt-get install postgresql',
  );
};

/** PostgreSQL refuses to run as root: there it runs as the user that Debian's package makes. */
const serverUser = async (): Promise<{ readonly uid: number; readonly gid: number } | null> => {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout.trim())),
  );
  if (uid === undefined || gid === undefined || Number.isNaN(uid) || Number.isNaN(gid)) {
    throw new DrillError('There is no user "postgres" to run the drill’s server as.');
  }
  return { uid, gid };
};

/** Starts an empty server in a folder, with everything on that keeps what was committed (`fsync`, `synchronous_commit`). */
export const startPostgres = async (folder: string, port: number): Promise<OwnPostgres> => {
  const binaries = findBinaries();
  const user = await serverUser();
  const data = join(folder, 'postgres');
  mkdirSync(data);
  if (user !== null) chownSync(data, user.uid, user.gid);
  const options: ExecFileOptions = { cwd: data, ...user };
  const control = (...args: readonly string[]) =>
    run(join(binaries, 'pg_ctl'), ['-D', data, '-s', '-w', ...args], options);
  // The child keeps its output open for as long as it runs, so it writes to a file.
  const start = () =>
    control(
      '-l',
      join(data, 'server.log'),
      '-o',
      `-p ${String(port)} -k ${data} -c listen_addresses=127.0.0.1`,
      'start',
    );

  await run(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'drill', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    options,
  );
  await start();
  const address = (database: string) => `postgres://drill@127.0.0.1:${String(port)}/${database}`;

  const query = async <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    database = 'forum',
  ) => {
    const client = new pg.Client({ connectionString: address(database), application_name: 'drill' });
    // A lost connection also fails the query; unheard, this event would end the drill.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  await query('create database forum', [], 'postgres');

  return {
    url: address('forum'),
    query: (text, values) => query(text, values),
    cutConnections: async () => {
      const cut = await query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'forum' and application_name <> 'drill'",
      );
      return cut.length;
    },
    crashAndRestart: async () => {
      await control('-m', 'immediate', 'stop');
      await start();
    },
    stop: async () => {
      if (statSync(join(data, 'postmaster.pid'), { throwIfNoEntry: false }) === undefined) return;
      await control('-m', 'immediate', 'stop');
    },
  };
};
