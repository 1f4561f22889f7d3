import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.ts';
import type { Database } from '../db/database.ts';
import { executeRows } from '../db/rows.ts';
import type { Jobs } from './jobs.ts';
import { createJobs } from './pg-boss.ts';
import { retryDead } from './retry-dead.ts';

interface Numbered {
  readonly n: number;
}

const lines: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase(log);
});
afterAll(() => database.close());

const send = (jobs: Jobs, queue: string, data: Numbered): Promise<void> =>
  database.db.transaction((tx) => jobs.send(tx, queue, data));

describe('jobs at work', () => {
  const done: number[] = [];
  let arrived: () => void = () => undefined;
  let jobs: Jobs;

  beforeAll(async () => {
    jobs = createJobs({ database, log, work: true });
    jobs.handle<Numbered>('numbers', async ({ n }) => {
      done.push(n);
      arrived();
    });
    jobs.repeat('every.minute', 60, () => Promise.resolve());
    await jobs.start();
  });
  afterAll(() => jobs.stop(2000));

  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      arrived = () => {
        if (condition()) resolve();
      };
      arrived();
    });

  it('are done if and only if their transaction commits', async () => {
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        await database.db
          .transaction(async (tx) => {
            await jobs.send<Numbered>(tx, 'numbers', { n });
            if (n % 3 === 0) throw new Error('rolled back');
          })
          .catch(() => undefined);
      }),
    );
    const expected = Array.from({ length: 60 }, (_, n) => n).filter((n) => n % 3 !== 0);
    await until(() => done.length >= expected.length);
    expect(done.toSorted((a, b) => a - b)).toEqual(expected);
  });

  it('are refused where nobody would do them', async () => {
    await expect(send(jobs, 'nobody', { n: 1 })).rejects.toThrow('No feature handles the queue nobody');
  });

  it('have one handler each, declared before the start', () => {
    expect(() => jobs.handle('late', () => Promise.resolve())).toThrow('after the jobs were started');
    const others = createJobs({ database, log, work: false });
    others.handle('x', () => Promise.resolve());
    expect(() => others.handle('x', () => Promise.resolve())).toThrow('two handlers');
    expect(() => others.repeat('y', 30, () => Promise.resolve())).toThrow('more often than once a minute');
  });
});

describe('a job that fails', () => {
  it('is tried again, and after the last time is kept among the dead', async () => {
    const jobs = createJobs({ database, log, work: false });
    const done: number[] = [];
    let hindered = true;
    jobs.handle<Numbered>('fails', ({ n }) => {
      if (hindered) return Promise.reject(new Error(`cannot do ${String(n)}`));
      done.push(n);
      return Promise.resolve();
    });
    await jobs.start();
    await send(jobs, 'fails', { n: 700 });
    await expect(jobs.drain()).rejects.toThrow('cannot do 700');
    const state = () =>
      executeRows(database.db, sql`select name, state, data from pgboss.job where data ->> 'n' = '700'`);
    expect(await state()).toMatchObject([{ name: 'fails', state: 'retry' }]);
    expect(lines.join('')).toContain('will be tried again');
    // All but one of its tries are used up, and the pause is over.
    await database.db.execute(
      sql`update pgboss.job set retry_count = retry_limit - 1, start_after = now() - interval '1 second' where name = 'fails'`,
    );
    await expect(jobs.drain()).rejects.toThrow('cannot do 700');
    const rows = await state();
    expect(rows.toSorted((a, b) => String(a.name).localeCompare(String(b.name)))).toMatchObject([
      { name: 'dead', state: 'created', data: { n: 700 } },
      { name: 'fails', state: 'failed' },
    ]);
    expect(lines.join('')).toContain('kept among the dead');

    // What hindered it is gone, and whoever runs the site gives it another round.
    hindered = false;
    expect(await retryDead(database)).toEqual({ moved: 1, left: 0 });
    expect(await retryDead(database)).toEqual({ moved: 0, left: 0 });
    await jobs.drain();
    expect(done).toEqual([700]);
    await jobs.stop(1000);
  });
});

describe('what is put back', () => {
  it('is not what came from nowhere, which is counted', async () => {
    await database.db.execute(sql`insert into pgboss.job (name) values ('dead')`);
    expect(await retryDead(database)).toEqual({ moved: 0, left: 1 });
    await database.db.execute(sql`delete from pgboss.job where name = 'dead'`);
  });

  it('is nothing where the tables of the jobs are not there, and none is made', async () => {
    const empty = await openTestDatabase(log);
    await empty.db.execute(sql`drop schema pgboss cascade`);
    await expect(retryDead(empty)).rejects.toThrow(
      'The tables of the jobs cannot be used by this version (pg-boss is not installed): start the app first',
    );
    const schemas = await executeRows(empty.db, sql`select from pg_namespace where nspname = 'pgboss'`);
    expect(schemas).toHaveLength(0);
    await empty.close();
  });
});

describe('jobs done together', () => {
  it.each([
    ['fails', new Error('cannot do 803')],
    // A statement that took too long, as the driver tells it: not a database that is away.
    ['takes too long', Object.assign(new Error('cannot do 803 in time'), { code: '57014' })],
  ])('come all at once; one that %s is found out and holds up nobody', async (what, failure) => {
    const queue = `together.${what.replaceAll(' ', '-')}`;
    const jobs = createJobs({ database, log, work: false });
    const calls: number[][] = [];
    jobs.handleTogether<Numbered>(queue, (_tx, data) => {
      calls.push(data.map(({ n }) => n).toSorted((a, b) => a - b));
      return data.some(({ n }) => n === 803) ? Promise.reject(failure) : Promise.resolve();
    });
    await jobs.start();
    await database.db.transaction(async (tx) => {
      for (const n of [801, 802]) await jobs.send<Numbered>(tx, queue, { n });
    });
    await jobs.drain();
    expect(calls).toEqual([[801, 802]]);
    for (const n of [803, 804]) await send(jobs, queue, { n });
    await expect(jobs.drain()).rejects.toThrow('cannot do 803');
    expect(calls.slice(1)).toEqual([[803, 804], expect.any(Array), expect.any(Array)]);
    const rows = await executeRows(
      database.db,
      sql`select data ->> 'n' as n, state from pgboss.job where name = ${queue} order by 1`,
    );
    // Those that were done together at the first try have never been jobs of pg-boss.
    expect(rows.map(({ n, state }) => [n, state])).toEqual([
      ['803', 'retry'],
      ['804', 'completed'],
    ]);
    await jobs.stop(1000);
  });
});

describe('repeated jobs', () => {
  it('that fail have their next turn, and nobody has to look after them', async () => {
    const jobs = createJobs({ database, log, work: false });
    jobs.repeat('fails.hourly', 3600, () => Promise.reject(new Error('not this time')));
    await jobs.start();
    await database.db.execute(sql`insert into pgboss.job (name, retry_limit) values ('fails.hourly', 0)`);
    await expect(jobs.drain()).rejects.toThrow('not this time');
    const rows = await executeRows(
      database.db,
      sql`select name, state from pgboss.job where name = 'fails.hourly' or source_name = 'fails.hourly'`,
    );
    expect(rows).toEqual([{ name: 'fails.hourly', state: 'failed' }]);
    await jobs.stop(1000);
  });

  it('can be run by hand in tests', async () => {
    const jobs = createJobs({ database, log, work: false });
    let runs = 0;
    jobs.repeat('sweep', 3600, () => {
      runs += 1;
      return Promise.resolve();
    });
    await jobs.runRepeated('sweep');
    expect(runs).toBe(1);
    await expect(jobs.runRepeated('nothing')).rejects.toThrow('nothing');
  });
});
