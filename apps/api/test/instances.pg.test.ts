import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';

const name = `mu_two_${randomBytes(5).toString('hex')}`;
const patience = 120_000;

describe('two instances on one PostgreSQL', () => {
  let adminUrl: string;
  let url: string;
  let instances: Launched[] = [];

  beforeAll(async () => {
    const source = inject('testDatabase');
    if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
    adminUrl = source.url;
    url = siblingUrl(adminUrl, name);
    await administer(adminUrl, `create database "${name}"`);
  });
  afterAll(async () => {
    for (const instance of instances) instance.signal('SIGKILL');
    await administer(adminUrl, `drop database "${name}" with (force)`);
  });

  it(
    'start together on an empty database: migrated and filled once',
    async () => {
      instances = await Promise.all([launch({ DATABASE_URL: url }), launch({ DATABASE_URL: url })]);
      await Promise.all(instances.map((instance) => instance.ready()));
      const filled = instances.filter((instance) => instance.output().includes('Filled it with the demo'));
      expect(filled).toHaveLength(1);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from users');
      await client.end();
      expect(rows[0]?.n).toBeGreaterThan(40);
    },
    patience,
  );

  it(
    'live through the loss of every connection, with 503 and a time to come back at worst',
    async () => {
      await administer(
        adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
      );
      const answers = await Promise.all(instances.map(({ url: base }) => fetch(`${base}/api/v1/places`)));
      for (const answer of answers) {
        expect([200, 503]).toContain(answer.status);
        if (answer.status === 503) expect(answer.headers.get('retry-after')).not.toBeNull();
      }
      await Promise.all(instances.map((instance) => instance.ready()));
      const again = await Promise.all(instances.map(({ url: base }) => fetch(`${base}/api/v1/places`)));
      expect(again.map(({ status }) => status)).toEqual([200, 200]);
    },
    patience,
  );

  it(
    'end with 0 when asked to',
    async () => {
      for (const instance of instances) instance.signal('SIGTERM');
      expect(await Promise.all(instances.map(({ ended }) => ended))).toEqual([0, 0]);
    },
    patience,
  );
});
