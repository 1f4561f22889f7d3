import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTownFile, seedTown } from '../../apps/api/src/features/institutions/index.ts';
import { createRenderer } from '../../apps/api/src/features/threads/index.ts';
import { loadConfig } from '../../apps/api/src/platform/config/load-config.ts';
import type { PostgresDatabase } from '../../apps/api/src/platform/db/database.ts';
import { createLog } from '../../apps/api/src/platform/log/log.ts';
import { openTestDatabase } from '../../apps/api/src/testing/test-database.ts';
import { seedLarge } from '../seed-large/seed-large.ts';
import { lookAtPlans, type Finding } from './look.ts';

const silent = { start: () => undefined, advance: () => undefined, done: () => undefined };
const config = loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:3140' });

/** Many threads, so that whoever walks past others looks at too many; their posts can be few. */
const size = { posts: 25_000, threads: 10_000, people: 1_000, seed: 1, until: new Date() };

let database: PostgresDatabase;

const look = (how: { readonly only?: RegExp; readonly keep?: boolean } = {}): Promise<readonly Finding[]> =>
  lookAtPlans({ config, url: database.url, keep: false, asIfLarge: true, ...how });

const faultsIn = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ step, text, path, faults }) =>
    faults.map((fault) => `${step}: ${fault}, by ${path}: ${text.replace(/\s+/g, ' ').slice(-300)}`),
  );

beforeAll(async () => {
  const opened = await openTestDatabase(createLog({ logLevel: 'fatal' }));
  if (opened.kind !== 'postgresql') throw new Error('this is for PostgreSQL');
  database = opened;
  await database.db.transaction((tx) => seedTown(tx, readTownFile(null)));
  const render = createRenderer(config.publicUrl);
  await seedLarge(database.url, { options: size, passwordHash: 'x', render, progress: silent });
}, 120_000);
afterAll(() => database.close());

describe('plans', () => {
  it('find what every list, page and write needs by an index, and put no more in order than they show', async () => {
    const findings = await look();
    expect(faultsIn(findings)).toEqual([]);
    // Each sort and filter of a forum, its beginning and far down, has a statement of its own.
    expect(findings.filter(({ step }) => step.startsWith('forum')).length).toBeGreaterThan(70);
    expect(new Set(findings.map(({ step }) => step)).size).toBeGreaterThan(100);
  });

  it.each([
    ['threads_place_activity', 'forum, sort=activity'],
    ['threads_place_kind_activity', 'forum, sort=activity&kind=event'],
    ['threads_place_state_created', 'forum, sort=newest&state=resolved'],
    ['posts_thread_number', 'thread, first page'],
    ['posts_author_state', 'posts of a person'],
    ['cases_decided', 'cases, decided'],
    ['threads_awaiting_due', 'matters that wait'],
    ['memberships_moderators', 'estate'],
  ])('would be faulted without %s', async (index, step) => {
    const only = new RegExp(`^${step}$`);
    expect(faultsIn(await look({ only }))).toEqual([]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ definition: string }>('select pg_get_indexdef($1::regclass) as definition', [
      index,
    ]);
    await client.query(`drop index ${index}`);
    const faults = faultsIn(await look({ only }));
    await client.query(rows[0]?.definition ?? '');
    await client.end();
    expect(faults).not.toEqual([]);
  });

  it('stay so when what was written is changed', async () => {
    const findings = await look({ keep: true, only: /^(reply|edit|withdraw)$/ });
    expect(faultsIn(findings)).toEqual([]);
    const steps = findings.map(({ step }) => step);
    for (const step of ['reply', 'edit']) expect(steps).toContain(step);
  });
});
