/** Something broken on purpose in a database that holds the demo. */
export interface Violation {
  /** What is broken, for the name of the test. */
  readonly what: string;
  /** SQL statements. */
  readonly plant: string;
  /** Every check that has to see it, and no other may. */
  readonly seenBy: readonly string[];
  /** What the report must say, so that one finds the place. */
  readonly says?: RegExp;
}

// Rows of the demo that the statements below break.
export const oneThread = `(select id from threads where kind = 'discussion' and last_number > 3 order by id limit 1)`;
export const oneHidden = `(select id from posts where state = 'hidden' order by id limit 1)`;
export const oneDecision = `(select id from decisions where action = 'hide' order by id limit 1)`;
export const oneAccount = `(select id from users where admin order by id limit 1)`;
export const oneCase = `(select id from cases where state = 'open' order by id limit 1)`;
export const key = (operation: string, result: string): string =>
  `insert into idempotency_keys (user_id, key, operation, fingerprint, result_id, created_at)
   values (${oneAccount}, 'a-planted-key', '${operation}', 'x', ${result}, now())`;
export const session = (expires: string): string =>
  `insert into sessions (public_id, user_id, user_agent, created_at, last_used_at, expires_at)
   values ('zzzzzzzzzzzz', ${oneAccount}, 'test', now(), now(), ${expires})`;
export const job = (columns: string, values: string): string =>
  `insert into pgboss.job (name, ${columns}) values (${values})`;
