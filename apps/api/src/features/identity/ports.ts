import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';

/** The one who asks, as of now: facts for policies and the inside key for writes. */
export interface Asker {
  readonly actor: Actor;
  /** Inside key; null for a guest. */
  readonly userId: bigint | null;
}

/**
 * Reads who asks from the database, in the transaction it is given. Throws `session_ended` when the session was revoked
 * or has expired. Wired by `app.ts`: roles and institutions belong to higher features.
 */
export type LoadAsker = (db: Db, caller: Caller) => Promise<Asker>;

/** `Me` as the API shows it, by inside key. */
export type DescribeMe = (db: Db, userId: bigint) => Promise<Me>;
