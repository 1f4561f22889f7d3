import pg from 'pg';

/** Connections as our server opens them. */
export const openPool = (databaseUrl: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  pool.on('error', () => undefined);
  return pool;
};
