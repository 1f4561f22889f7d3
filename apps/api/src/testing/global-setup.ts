import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { administer, embeddedTemplate, makePostgresTemplate } from './template.ts';

declare module 'vitest' {
  // What `inject` gives to the test files.
  interface ProvidedContext {
    readonly testDatabase:
      | { readonly kind: 'embedded'; readonly file: string }
      | { readonly kind: 'postgresql'; readonly url: string; readonly prefix: string };
  }
}

const dropAll = async (url: string, prefix: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const left = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  await client.end();
  await administer(url, ...left.rows.map(({ datname }) => `drop database if exists "${datname}" with (force)`));
};

/** Runs once before all test files: makes the database that each of them gets a copy of. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) {
    project.provide('testDatabase', { kind: 'embedded', file: await embeddedTemplate() });
    return () => Promise.resolve();
  }
  const prefix = `mu_t_${randomBytes(4).toString('hex')}_`;
  await makePostgresTemplate(url, `${prefix}template`);
  project.provide('testDatabase', { kind: 'postgresql', url, prefix });
  return () => dropAll(url, prefix);
};
