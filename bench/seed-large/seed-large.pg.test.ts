import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTownFile, seedTown } from '../../apps/api/src/features/institutions/index.ts';
import { createRenderer } from '../../apps/api/src/features/threads/index.ts';
import type { PostgresDatabase } from '../../apps/api/src/platform/db/database.ts';
import { createLog } from '../../apps/api/src/platform/log/log.ts';
import { openTestDatabase } from '../../apps/api/src/testing/test-database.ts';
import { invariants } from './invariants.ts';
import { RefusedError, type SeedOptions } from './options.ts';
import { seedLarge } from './seed-large.ts';

const options: SeedOptions = { posts: 2000, threads: 120, people: 300, seed: 7, until: new Date('2026-11-01') };
const render = createRenderer('http://localhost:3000');
const silent = { start: () => undefined, advance: () => undefined, done: () => undefined };

const opened: PostgresDatabase[] = [];

const emptyTown = async (): Promise<PostgresDatabase> => {
  const database = await openTestDatabase(createLog({ logLevel: 'fatal' }));
  if (database.kind !== 'postgresql') throw new Error('this is for PostgreSQL');
  opened.push(database);
  await database.db.transaction((tx) => seedTown(tx, readTownFile(null)));
  return database;
};

const fill = (database: PostgresDatabase, changes: Partial<SeedOptions> = {}): Promise<void> =>
  seedLarge(database.url, { options: { ...options, ...changes }, passwordHash: 'x', render, progress: silent });

const ask = async <T extends object>({ url }: PostgresDatabase, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
};

const tables = [
  'users', 'memberships', 'liaisons', 'sessions', 'refresh_tokens', 'threads', 'thread_streets', 'posts', 'post_revisions',
  'cases', 'reports', 'decisions', 'audit_log', 'notifications', 'read_positions', 'idempotency_keys', 'places',
]; // prettier-ignore

/** What is in each table, as one hash. */
const contentOf = async (database: PostgresDatabase): Promise<Record<string, string>> => {
  const hashes = tables.map(async (table): Promise<[string, string]> => {
    const [row] = await ask<{ hash: string }>(
      database,
      `select md5(string_agg(r::text, ',' order by r::text)) as hash from ${table} r`,
    );
    return [table, row?.hash ?? ''];
  });
  return Object.fromEntries(await Promise.all(hashes));
};

let town: PostgresDatabase;

beforeAll(async () => {
  town = await emptyTown();
  await fill(town);
});
afterAll(() => Promise.all(opened.map((database) => database.close())));

describe('a large town', () => {
  it('has as much of everything as was asked for', async () => {
    const [counts] = await ask(
      town,
      `select (select count(*)::int from posts) as posts, (select count(*)::int from threads) as threads,
         (select count(*)::int from users) as users, (select count(*)::int from places where thread_count > 0) as places,
         (select max(last_number) > 100 from threads) as long, (select count(*) > 30 from threads where last_number < 6) as short`,
    );
    expect(counts).toEqual({ posts: 2000, threads: 120, users: 300, places: 7, long: true, short: true });
    for (const table of tables.filter((name) => name !== 'idempotency_keys')) {
      expect(await ask(town, `select 1 from ${table} limit 1`), table).toHaveLength(1);
    }
  });

  it.each(Object.entries(invariants))('%s', async (_what, broken) => {
    expect(await ask(town, broken)).toEqual([]);
  });

  it('is written as people write, in texts of different lengths and the forum’s own HTML', async () => {
    const rows = await ask<{ body: string; html: string }>(town, 'select body, html from posts');
    for (const { body, html } of rows) expect(html).toBe(render(body));
    const lengths = rows.map(({ body }) => body.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(3000);
    expect(new Set(rows.map(({ body }) => body)).size).toBeGreaterThan(800);
    expect(rows.filter(({ body }) => body.includes('{'))).toEqual([]);
  });

  it('goes on where it ends: what is written next gets the next key', async () => {
    const [next] = await ask(
      town,
      `insert into posts (public_id, thread_id, number, version, body, html, lang, created_at)
       select 'next', id, last_number + 1, version + 1, 'Dalej', '<p>Dalej</p>', 'pl', now() from threads where id = 1
       returning id::int`,
    );
    expect(next).toEqual({ id: 2001 });
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, same, other] = await Promise.all([emptyTown(), emptyTown(), emptyTown()]);
    await Promise.all([fill(one), fill(same), fill(other, { seed: 8 })]);
    const content = await contentOf(one);
    expect(await contentOf(same)).toEqual(content);
    const different = await contentOf(other);
    expect(tables.filter((table) => different[table] === content[table])).toEqual(['idempotency_keys']);
  });

  it('is not put where somebody is', async () => {
    await expect(fill(town)).rejects.toThrow(RefusedError);
    expect(await ask(town, 'select count(*)::int as n from users')).toEqual([{ n: 300 }]);
    await expect(fill(await emptyTown(), { people: 100 })).rejects.toThrow(/--people must be at least 114/);
  });

  it('is all there or not at all', async () => {
    const unfinished = await emptyTown();
    await ask(unfinished, 'drop table read_positions');
    await expect(fill(unfinished)).rejects.toThrow(/read_positions/);
    expect(await ask(unfinished, 'select count(*)::int as n from users')).toEqual([{ n: 0 }]);
  });
});
