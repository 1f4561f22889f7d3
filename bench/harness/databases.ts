import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { BenchFault } from './fault.ts';

/** As in the large town: so many posts to a thread, and the same people however little they have written. */
const postsPerThread = 20;
const people = 20_000;

const seeder = join(import.meta.dirname, '../seed-large/main.ts');

/** A database made for the bench. */
export interface MadeDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BenchFault(`PostgreSQL at ${new URL(url).host} cannot make a database for the bench: ${reason}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const seed = async (url: string, posts: number): Promise<void> => {
  const sizes = { posts, threads: Math.ceil(posts / postsPerThread), people };
  const args = Object.entries(sizes).flatMap(([name, count]) => [`--${name}`, String(count)]);
  const child = spawn(process.execPath, [seeder, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DATABASE_URL: url },
  });
  await once(child, 'exit');
  if (child.exitCode !== 0)
    throw new BenchFault(`The database of ${posts} posts could not be filled: the lines above say why.`);
};

/** Makes a database of so many posts on the server of this address; the caller drops it. */
export const makeDatabase = async (serverUrl: string, posts: number): Promise<MadeDatabase> => {
  const name = `moja_ulica_bench_${process.pid}_${posts}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const made: MadeDatabase = {
    url: url.href,
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  };
  await onServer(serverUrl, `create database ${name}`);
  try {
    await seed(made.url, posts);
    return made;
  } catch (error) {
    await made.drop();
    throw error;
  }
};
