import pg from 'pg';

/** One statement as the app sent it. */
export interface Statement {
  /** Of a prepared statement; the server may then plan it once for all values. */
  readonly name: string | null;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: pg.Client, ...args: readonly unknown[]) => unknown;

const field = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;

const statementOf = (first: unknown, second: unknown): Statement | null => {
  const text = typeof first === 'string' ? first : field(first, 'text');
  if (typeof text !== 'string') return null;
  const name = field(first, 'name');
  const values = Array.isArray(second) ? second : field(first, 'values');
  return { name: typeof name === 'string' ? name : null, text, values: Array.isArray(values) ? values : [] };
};

/** The end of a transaction that nothing stays of, told as if it had been kept. */
const rolledBack = async (rollback: unknown): Promise<unknown> => {
  const result = await rollback;
  return typeof result === 'object' && result !== null ? Object.assign(result, { command: 'COMMIT' }) : result;
};

/**
 * Does the work and tells what was asked of PostgreSQL meanwhile by this process, each text once. With `keep` false every
 * transaction is rolled back where it would have been committed: what was written in it is gone.
 */
export const watch = async (work: () => Promise<void>, keep: boolean): Promise<readonly Statement[]> => {
  const statements = new Map<string, Statement>();
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new TypeError('the driver has no query to watch');
  const watched: Query = function watched(...args) {
    const statement = statementOf(args[0], args[1]);
    if (statement !== null && !statements.has(statement.text)) statements.set(statement.text, statement);
    if (statement?.text !== 'commit' || keep) return Reflect.apply(query, this, args);
    const rollback: unknown = Reflect.apply(query, this, ['rollback']);
    return rolledBack(rollback);
  };
  Reflect.set(pg.Client.prototype, 'query', watched);
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', query);
  }
  return [...statements.values()].filter(({ text }) => /^\s*(select|insert|update|delete|with)\b/i.test(text));
};
