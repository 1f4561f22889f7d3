import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Drizzle over either driver. A transaction handle is one too, so queries take `Db` and work in both. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** Inside a transaction; use it and nothing else there (the outer `db` would hang on the embedded database). */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** What both kinds of database do alike. */
export interface DatabaseActs {
  readonly db: Db;
  /**
   * Brings the tables up to date, once even when several processes start together. Throws `StartError` and leaves
   * everything as it was when that fails.
   */
  migrate(): Promise<void>;
  /** Does the work while no other process does work under this method: filling an empty database, for instance. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Sends each payload (JSON, < 8 000 bytes) on `channel` when `tx` commits, to every listening process, in their order;
   * never after a rollback.
   */
  notify(tx: Tx, channel: string, payloads: readonly string[]): Promise<void>;
  /** Calls `handler` for every payload on `channel`, in commit order per row lock. */
  listen(channel: string, handler: (payload: string) => void): Promise<void>;
  /** False while the listening connection is down: what is cached may be stale. */
  listening(): boolean;
  /** Called when the listening connection was lost and when it is back. */
  onListening(handler: (up: boolean) => void): void;
  /** True while one waits so long for a connection that whoever comes now had better come later. */
  crowded(): boolean;
  /** One round trip past all who wait; throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** PGlite: one process, one connection. */
export interface EmbeddedDatabase extends DatabaseActs {
  readonly kind: 'embedded';
  readonly client: PGlite;
}

/** PostgreSQL, shared by any number of processes. */
export interface PostgresDatabase extends DatabaseActs {
  readonly kind: 'postgresql';
  /** For what needs connections of its own. */
  readonly url: string;
  /** What `db` runs on. */
  readonly pool: Pool;
}

/** What the process holds open. */
export type Database = EmbeddedDatabase | PostgresDatabase;
