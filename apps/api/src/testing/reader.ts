import pg from 'pg';
import type { Database } from '../platform/db/database.ts';
import { readerOver, type Reader } from '../platform/db/reader.ts';

/** A connection on which a test may break things and look at them through a reader, and take all of it back. */
export interface Scratch {
  readonly reader: Reader;
  /** Runs the work and takes back what it changed. */
  undone(work: (execute: (statements: string) => Promise<void>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** On the embedded database the app's own connection: nothing else may use it meanwhile. */
export const openScratch = async (database: Database): Promise<Scratch> => {
  const { reader, execute } = database.kind === 'embedded' ? onEmbedded(database) : await onPostgres(database);
  return {
    reader,
    undone: async (work) => {
      await execute('begin');
      try {
        await work(execute);
      } finally {
        await execute('rollback');
      }
    },
    close: () => reader.close(),
  };
};

const onEmbedded = ({ client }: Extract<Database, { kind: 'embedded' }>) => ({
  reader: readerOver(client),
  execute: async (statements: string): Promise<void> => {
    await client.exec(statements);
  },
});

const onPostgres = async ({ url }: Extract<Database, { kind: 'postgresql' }>) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const reader: Reader = {
    kind: 'postgresql',
    rows: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
    close: () => client.end(),
  };
  return {
    reader,
    execute: async (statements: string): Promise<void> => {
      await client.query(statements);
    },
  };
};
