import pg from 'pg';
import { cannotUse } from './cannot-use.ts';
import type { RowSource } from './reader.ts';
import { steadyText } from './table-sums.ts';

/** One moment of a PostgreSQL database, held for as long as it takes. */
export interface Snapshot extends RowSource {
  /** For others that want to see the same moment: `pg_dump --snapshot`. */
  readonly id: string;
  close(): Promise<void>;
}

/** Holds this moment still for reading, beside a running site. Throws `StartError`. */
export const openSnapshot = async (url: string, applicationName: string): Promise<Snapshot> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: applicationName,
  });
  // Unheard, a lost connection would end the process; what is asked next fails anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`${steadyText}; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
      set lock_timeout = '10s'; begin isolation level repeatable read read only`);
    const answer = await client.query<{ id: string }>('select pg_export_snapshot() as id');
    const id = answer.rows[0]?.id ?? '';
    return {
      id,
      rows: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
      close: () => client.end(),
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw cannotUse(url, error);
  }
};
