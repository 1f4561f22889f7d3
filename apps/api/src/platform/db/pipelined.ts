import { Socket } from 'node:net';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres/session';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { endsEarlyBy } from './together.ts';

/**
 * A connection to the server on which what is asked in one turn of the event loop leaves as one packet: each packet costs
 * more than most statements do.
 */
export class JoiningSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

type Handle = NodePgTransaction<Record<string, never>, Record<string, never>>;

/** Prepared, since only those wait for the end of the turn. */
const begin = { name: 'begin', text: 'begin' };
const commit = { name: 'commit', text: 'commit' };

/**
 * Drizzle over a pool of pipelining connections. A transaction's beginning travels with its first statements, and its handle
 * is the connection's own, so that what `statement` has built for it is there the next time.
 */
export const drizzleOver = (pool: pg.Pool): NodePgDatabase => {
  const dialect = new PgDialect();
  const handles = new WeakMap<pg.PoolClient, Handle>();
  const handleOf = (client: pg.PoolClient): Handle => {
    const known = handles.get(client);
    if (known !== undefined) return known;
    const handle: Handle = new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined);
    handles.set(client, handle);
    return handle;
  };

  const run = async <T>(client: pg.PoolClient, work: (tx: Handle) => Promise<T>): Promise<T> => {
    const handle = handleOf(client);
    const begun = client.query(begin);
    // Whatever hinders it hinders the first statement too, and is told there.
    begun.catch(() => undefined);
    let committed: Promise<pg.QueryResult> | null = null;
    endsEarlyBy(handle, () => {
      committed = client.query(commit);
      // As above: what failed before it is what is told.
      committed.catch(() => undefined);
    });
    const result = await work(handle);
    await begun;
    const { command } = await (committed ?? client.query(commit));
    if (command !== 'COMMIT') throw new Error('A statement had failed unnoticed: the transaction was rolled back');
    return result;
  };

  const db = drizzle({ client: pool });
  db.transaction = async (work, options) => {
    if (options !== undefined) throw new Error('Transactions here are all of the default kind');
    const client = await pool.connect();
    let unusable = false;
    try {
      return await run(client, work);
    } catch (error) {
      // Why the work failed is what is told; a connection that cannot even roll back is not given to the next.
      await client.query('rollback').catch(() => (unusable = true));
      throw error;
    } finally {
      client.release(unusable);
    }
  };
  return db;
};
