import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A lock under which others wait, seen on a table that was there before. */
export interface SeenLock {
  readonly table: string;
  /** As PostgreSQL names it, such as `AccessExclusiveLock`. */
  readonly mode: string;
  /** From the first to the last time it was seen; it may have been held one look longer at either end. */
  readonly ms: number;
}

export interface LockWatch {
  /** Ends the watching; the longest first. */
  stop(): Promise<readonly SeenLock[]>;
}

/** How often is looked: what is held for less may go unseen. */
export const lookEveryMs = 10;

/** Modes that make those wait who write (Share…) or even read (AccessExclusive). */
const hindering = ['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'];

// Tables made in the same transaction are not in the catalogue yet, and nobody waits for them.
const look = `
  select c.oid::regclass::text as table, l.mode
  from pg_locks l join pg_class c on c.oid = l.relation
  where l.granted and l.mode = any ($1::text[]) and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p')
    and l.database = (select oid from pg_database where datname = current_database())`;

/** Watches which locks others hold in a database, from a connection of its own, until it is stopped. */
export const watchLocks = async (url: string): Promise<LockWatch> => {
  const client = new pg.Client({ connectionString: url, application_name: 'moja-ulica lock watch' });
  // Unheard, a lost connection would end the process; the next look fails anyway.
  client.on('error', () => undefined);
  await client.connect();
  const seen = new Map<
    string,
    { readonly table: string; readonly mode: string; readonly first: number; last: number }
  >();
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const { rows } = await client.query<{ table: string; mode: string }>(look, [hindering]);
      const now = performance.now();
      for (const { table, mode } of rows) {
        const known = seen.get(`${table} ${mode}`);
        if (known === undefined) seen.set(`${table} ${mode}`, { table, mode, first: now, last: now });
        else known.last = now;
      }
      await wait(lookEveryMs);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      try {
        await watching;
      } finally {
        await client.end();
      }
      return [...seen.values()]
        .map(({ table, mode, first, last }) => ({ table, mode, ms: Math.round(last - first) }))
        .toSorted((one, other) => other.ms - one.ms);
    },
  };
};
