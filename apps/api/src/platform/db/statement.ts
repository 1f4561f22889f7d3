import type { Db } from './database.ts';

/** What a query builder's `.prepare(name)` gives. */
interface Prepared {
  execute(values?: Record<string, unknown>): Promise<unknown>;
}

/**
 * A statement that is built once for a connection and only run from then on, outside and inside of transactions: building it
 * costs more than running it. `build` ends in `.prepare(name)`, with which the server plans it once per connection too;
 * the name is the statement's alone. What changes from call to call is an `sql.placeholder`.
 */
export const statement = <P extends Prepared>(build: (db: Db) => P): ((db: Db) => P) => {
  // By session, since every transaction has a handle of its own but those of one connection share its session.
  const built = new WeakMap<object, P>();
  return (db) => {
    const { session } = db._;
    const known = built.get(session);
    if (known !== undefined) return known;
    const made = build(db);
    built.set(session, made);
    return made;
  };
};
