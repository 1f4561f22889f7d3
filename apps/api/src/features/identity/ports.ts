import type { AccountActor, Actor } from '@moja-ulica/shared/policy.ts';
import type { Me, Person } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { ReadSettings, WriteAudit } from '../site/index.ts';

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

/** The one who writes, held until the transaction ends. */
export interface Writer {
  readonly actor: AccountActor;
  /** Inside key. */
  readonly userId: bigint;
  readonly name: { readonly handle: string | null; readonly displayName: string | null };
  /** Slugs of the estates that they joined with a stairwell code: for showing. */
  readonly livesIn: readonly string[];
  readonly registeredAt: Date;
  /** Language of the account. */
  readonly locale: string;
}

/**
 * Reads who asks like `LoadAsker`, and locks their account: writes of one person wait for each other, so that what is read
 * after it of their writing stays true. Throws `unauthorized` for a guest, `session_ended`.
 */
export type LockAsker = (tx: Tx, caller: Caller) => Promise<Writer>;

/** Accounts as policies know them, by inside key, as of now; those that are gone are missing. */
export type LoadActors = (db: Db, userIds: readonly bigint[]) => Promise<ReadonlyMap<bigint, AccountActor>>;

/** `Me` as the API shows it, by inside key. Throws `session_ended` for an account that is gone. */
export type DescribeMe = (db: Db, userId: bigint) => Promise<Me>;

/** What registering needs to know about estates. */
export interface Homes {
  /** Throws `place_not_found`, and `joining_not_open` for what is no estate. */
  checkChoice(db: Db, slug: string): Promise<void>;
  /**
   * Makes a new person a resident whose home this is, or asks the moderators to let them in, as people join there now. Where
   * a code is needed nothing happens: they have it, or have not. True for who belongs now.
   */
  moveIn(tx: Tx, userId: bigint, home: { readonly slug: string; readonly note: string | null }): Promise<boolean>;
}

/** Roles shown on a person's profile, as far as `actor` may know of them. */
export type RolesOfPerson = (db: Db, actor: Actor, userId: bigint) => Promise<Person['roles']>;

/** How many visible posts a person has in forums that `actor` may read. */
export type CountVisiblePosts = (db: Db, actor: Actor, userId: bigint) => Promise<number>;

/**
 * Somebody who opened an account by a neighbour's invitation (token) and chose its estate (slug) for a home is a use of it. Nothing
 * happens where it has ended meanwhile: they could come in without it.
 */
export type CountInvited = (tx: Tx, come: { readonly invitation: string; readonly place: string }) => Promise<void>;

/** Lets whoever is reading what a person wrote see what they are called now. */
export type TellAuthorChanged = (tx: Tx, userId: bigint) => Promise<void>;

/** What `app.ts` wires in from higher features. */
export interface IdentityPorts {
  readonly settings: ReadSettings;
  readonly writeAudit: WriteAudit;
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly describeMe: DescribeMe;
  readonly homes: Homes;
  readonly countInvited: CountInvited;
  readonly rolesOfPerson: RolesOfPerson;
  readonly countVisiblePosts: CountVisiblePosts;
  readonly authorChanged: TellAuthorChanged;
}
