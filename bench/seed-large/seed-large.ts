import { Client } from 'pg';
import type { Render } from '../../apps/api/src/features/threads/index.ts';
import { makeCases } from './cases.ts';
import { fillTable } from './copy.ts';
import { fillActivity } from './fill-activity.ts';
import { fillModeration } from './fill-moderation.ts';
import { fillPeople } from './fill-people.ts';
import { fillThreads } from './fill-threads.ts';
import { RefusedError, type SeedOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { readTown } from './town.ts';
import { makeWorld } from './world.ts';

/** Nobody writes between the look and the end of the transaction. */
const claimDatabase = async (client: Client): Promise<void> => {
  await client.query('lock table users, threads in share row exclusive mode');
  const { rowCount } = await client.query('select 1 where exists (select from users) or exists (select from threads)');
  if (rowCount === 0) return;
  throw new RefusedError(
    'This database was left as it is, because there are people or threads in it: make an empty one and name it in DATABASE_URL.',
  );
};

/** Counters that commands keep while people write. */
const countPlaces = `
  update places p set
    member_count = (select count(*) from memberships m where m.place_id = p.id),
    thread_count = (select count(*) from threads t where t.place_id = p.id),
    last_activity_at = (select max(t.last_activity_at) from threads t where t.place_id = p.id)`;

interface Identity {
  readonly table: string;
  readonly column: string;
}

/** The next row that somebody writes gets the next key: each sequence goes on after what was filled in. */
const advanceSequences = async (client: Client, tables: readonly string[]): Promise<void> => {
  const { rows } = await client.query<Identity>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES' and table_name = any($1)`,
    [tables],
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), greatest(max("${column}"), 1), count(*) > 0) from "${table}"`,
    );
  }
};

export interface Seeding {
  readonly options: SeedOptions;
  /** The same for everybody; see `hashPassword`. */
  readonly passwordHash: string;
  readonly render: Render;
  readonly progress: Progress;
}

/**
 * Fills a database that has its tables and its town, and nobody in it, in one transaction: all of it or nothing. Throws
 * `RefusedError`, also when there are too few people for the town's duties.
 */
export const seedLarge = async (url: string, { options, passwordHash, render, progress }: Seeding): Promise<void> => {
  const client = new Client({ connectionString: url, application_name: 'moja-ulica seed' });
  await client.connect();
  try {
    await client.query('begin');
    await claimDatabase(client);
    const world = makeWorld(options, await readTown(client), render);
    const cases = makeCases(world);
    const fillings = [
      ...fillPeople(world, passwordHash),
      ...fillThreads(world),
      ...fillModeration(cases, world),
      ...fillActivity(cases, world),
    ];
    for (const filling of fillings) {
      progress.start(filling.table, filling.count);
      await fillTable(client, filling, (count) => progress.advance(count));
      progress.done();
    }
    await client.query(countPlaces);
    const tables = fillings.map(({ table }) => table);
    await advanceSequences(client, tables);
    await client.query('commit');
    progress.start('vacuum, analyze', tables.length);
    for (const table of [...tables, 'places']) {
      await client.query(`vacuum (analyze) "${table}"`);
      progress.advance(1);
    }
    progress.done();
  } finally {
    // Whatever was not committed is gone with the connection.
    await client.end();
  }
};
