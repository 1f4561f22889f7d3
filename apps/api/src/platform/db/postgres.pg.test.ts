import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { administer, siblingUrl } from '../../testing/template.ts';
import { startChanges } from '../changes.ts';
import { StartError } from '../start-error.ts';
import type { PostgresDatabase, Tx } from './database.ts';
import { openPostgres, whileNoneStarts } from './postgres.ts';
import { executeRows } from './rows.ts';
import { settings } from './tables.ts';
import { lastly, together } from './together.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const log = pino({ level: 'silent' });
const name = `mu_pg_${randomBytes(5).toString('hex')}`;
let url: string;
let adminUrl: string;
let one: PostgresDatabase;
let two: PostgresDatabase;

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  url = siblingUrl(adminUrl, name);
  await administer(adminUrl, `create database "${name}"`);
  one = await openPostgres(url, log);
  two = await openPostgres(url, log);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await administer(adminUrl, `drop database "${name}" with (force)`);
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('two instances', () => {
  it('that start together on an empty database migrate it once', async () => {
    await Promise.all([one.migrate(), two.migrate(), one.migrate()]);
    const rows = await executeRows(one.db, sql`select hash from drizzle.__drizzle_migrations`);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('hear of each other’s changes', async () => {
    const changes = await startChanges(one, log);
    const heard = new Promise((resolve) => {
      changes.subscribe('x', resolve);
    });
    const other = await startChanges(two, log);
    await two.db.transaction((tx) => other.announce(tx, 'x', { n: 1 }));
    expect(await heard).toEqual({ n: 1 });
  });

  it('take turns where one must be alone', async () => {
    const steps: string[] = [];
    const work = (who: string) => async () => {
      steps.push(`${who} in`);
      await one.ping();
      await one.ping();
      steps.push(`${who} out`);
    };
    await Promise.all([one.alone(work('a')), two.alone(work('b'))]);
    expect(steps.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out']);
  });
});

describe('a transaction', () => {
  const valueOf = async (key: string) =>
    (await executeRows(one.db, sql`select value from settings where name = ${key}`))[0]?.['value'] ?? null;
  const put = (tx: Tx, key: string) => tx.insert(settings).values({ name: key, value: 'kept' });

  it('is over only when all that was asked together is done, and leaves nothing of a failure', async () => {
    const failure = await failureOf(
      one.db.transaction(async (tx) => {
        await together([put(tx, 'before'), put(tx, 'before'), put(tx, 'after'), tx.execute(sql`select pg_sleep(0.1)`)]);
      }),
    );
    // What came after it failed for its sake; told is why.
    expect(failure).toMatchObject({ cause: { code: '23505' } });
    expect([await valueOf('before'), await valueOf('after')]).toEqual([null, null]);
    await one.db.transaction((tx) => together([put(tx, 'before'), put(tx, 'after')]));
    expect([await valueOf('before'), await valueOf('after')]).toEqual(['kept', 'kept']);
  });

  it('is committed along with what was asked last, or not at all', async () => {
    const asked = (tx: Tx, key: string) => put(tx, key).execute();
    const failure = await failureOf(
      one.db.transaction(async (tx) => {
        await asked(tx, 'early');
        await lastly(tx, [asked(tx, 'last'), asked(tx, 'last'), asked(tx, 'later')]);
      }),
    );
    expect(failure).toMatchObject({ cause: { code: '23505' } });
    expect([await valueOf('early'), await valueOf('last'), await valueOf('later')]).toEqual([null, null, null]);
    await one.db.transaction(async (tx) => {
      await asked(tx, 'early');
      await lastly(tx, [asked(tx, 'last')]);
      // It is seen from outside before the work has ended.
      await expect
        .poll(() => executeRows(two.db, sql`select name from settings where name = 'last'`))
        .toEqual([{ name: 'last' }]);
    });
    expect([await valueOf('early'), await valueOf('last')]).toEqual(['kept', 'kept']);
  });

  it('never pretends to have kept what a failed statement has undone', async () => {
    const failure = await failureOf(
      one.db.transaction(async (tx) => {
        await put(tx, 'pretended');
        await tx.execute(sql`select 1 / 0`).catch(() => undefined);
      }),
    );
    expect(String(failure)).toContain('rolled back');
    expect(await valueOf('pretended')).toBeNull();
  });

  it('can be within another', async () => {
    await one.db.transaction(async (tx) => {
      await put(tx, 'outer');
      await failureOf(
        tx.transaction(async (inner) => {
          await put(inner, 'inner');
          throw new Error('only the inner one');
        }),
      );
    });
    expect([await valueOf('outer'), await valueOf('inner')]).toEqual(['kept', null]);
  });
});

describe('a migration that fails', () => {
  it('leaves nothing behind and says why in one sentence', async () => {
    const broken = `${name}_broken`;
    await administer(adminUrl, `create database "${broken}"`);
    // Takes the place of a table that the first migration makes, near its end.
    await administer(siblingUrl(adminUrl, broken), 'create table threads (id int)');
    const database = await openPostgres(siblingUrl(adminUrl, broken), log);
    await expect(database.migrate()).rejects.toThrow(
      'The database could not be migrated and was left as it was: relation "threads" already exists.',
    );
    const tables = await executeRows(database.db, sql`select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([{ tablename: 'threads' }]);
    await database.close();
    await administer(adminUrl, `drop database "${broken}" with (force)`);
  });
});

describe('a listening connection that is cut', () => {
  it('does not make the database away', async () => {
    const lost = new Promise<void>((resolve) => {
      one.onListening((up) => {
        if (!up) resolve();
      });
    });
    await executeRows(
      two.db,
      sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = ${name} and application_name = 'moja-ulica listener'`,
    );
    await lost;
    expect(one.listening()).toBe(false);
    await one.ping();
    await expect.poll(() => one.listening() && two.listening()).toBe(true);
  });
});

describe('a server that goes away', () => {
  it('makes queries fail for the moment, and everything is back by itself', async () => {
    const changes = await startChanges(one, log);
    const told: boolean[] = [];
    const back = new Promise<void>((resolve) => {
      one.onListening((up) => {
        told.push(up);
        if (up) resolve();
      });
    });
    // In use when it happens: the transaction fails, the process goes on.
    const failure = failureOf(
      one.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        await administer(
          adminUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
        );
        await tx.execute(sql`select 1`);
      }),
    );
    expect(isDatabaseUnavailable(await failure)).toBe(true);
    await back;
    expect(told).toEqual([false, true]);
    expect(changes.current()).toBe(true);
    const heard = new Promise((resolve) => {
      changes.subscribe('again', resolve);
    });
    await one.db.transaction((tx) => changes.announce(tx, 'again', { n: 2 }));
    expect(await heard).toEqual({ n: 2 });
  });

  it('is not waited for where waiting cannot help', async () => {
    await expect(openPostgres(siblingUrl(adminUrl, 'mu_never_made'), log)).rejects.toThrow(
      /^The database at .* cannot be used: database "mu_never_made" does not exist\. Make it /,
    );
  });

  it('is waited for at the start, and then told without its password', async () => {
    const nowhere = 'postgres://user:hunter2@127.0.0.1:1/forum';
    const failure = await failureOf(openPostgres(nowhere, log, { patienceMs: 1500 }));
    expect(String(failure)).toMatch(/The database at 127\.0\.0\.1:1\/forum cannot be used: connect ECONNREFUSED/);
    expect(String(failure)).not.toContain('hunter2');
  });

  it('is told with what to do, and without its password, by who would only lock it', async () => {
    const nowhere = 'postgres://u:hunter2@127.0.0.1:1/forum';
    const failure = await failureOf(whileNoneStarts(nowhere, () => Promise.resolve()));
    expect(String(failure)).toMatch(
      /The database at 127\.0\.0\.1:1\/forum cannot be used: connect ECONNREFUSED .* Is PostgreSQL running/,
    );
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).not.toContain('hunter2');
  });
});

describe('time limits', () => {
  it('end a statement that waits for a lock, as unavailable', async () => {
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; lock table settings in access exclusive mode');
    const failure = await failureOf(one.db.execute(sql`select * from settings`));
    await holder.end();
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });

  it('end a statement that runs too long, as unavailable', async () => {
    expect(isDatabaseUnavailable(await failureOf(one.db.execute(sql`select pg_sleep(20)`)))).toBe(true);
  });
});
