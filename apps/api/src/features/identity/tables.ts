import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytea, key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';

/** One account. Address and name are null once it is erased. */
export const users = pgTable(
  'users',
  {
    id: primaryKey(),
    publicId: publicId(),
    /** Lower case. */
    email: text().unique(),
    emailConfirmedAt: moment('email_confirmed_at'),
    handle: text().unique(),
    displayName: text('display_name'),
    locale: text().notNull(),
    /** argon2id, PHC string; null: signs in by code. */
    passwordHash: text('password_hash'),
    admin: boolean().notNull().default(false),
    bio: text(),
    hereSince: text('here_since'),
    canHelpWith: text('can_help_with'),
    languages: text().array().notNull().default([]),
    /** Who reads the four above. */
    aboutShownTo: text('about_shown_to', { enum: ['neighbours', 'everyone', 'nobody'] })
      .notNull()
      .default('neighbours'),
    suspendedUntil: moment('suspended_until'),
    registeredAt: moment('registered_at').notNull(),
    /** When its owner asked that it should end, when it does, and what becomes of their posts; null: it goes on. */
    leaveAskedAt: moment('leave_asked_at'),
    leavesAt: moment('leaves_at'),
    leavePosts: text('leave_posts', { enum: ['keep', 'erase'] }),
    /** When the last mail about that was sent. */
    leaveToldAt: moment('leave_told_at'),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    check('users_email_lower', sql`${table.email} = lower(${table.email})`),
    index('users_leaving')
      .on(table.leavesAt)
      .where(sql`${table.leavesAt} is not null`),
    index('users_admins')
      .on(table.id)
      .where(sql`${table.admin}`),
    index('users_search').using(
      'gin',
      sql`to_tsvector('simple', translate(coalesce(${table.displayName}, '') || ' ' || coalesce(${table.handle}, ''), '-', ' '))`,
    ),
  ],
);

/** A signed-in device: one refresh family. */
export const sessions = pgTable(
  'sessions',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userAgent: text('user_agent').notNull(),
    /** To whose network the address belonged that it was begun from, and used from last; the address itself is kept nowhere. */
    signedInCountry: text('signed_in_country'),
    country: text('country'),
    /** Begun with two factors, or strengthened by setting a second one up in it. */
    secondFactor: boolean('second_factor').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (table) => [index('sessions_user_id').on(table.userId), index('sessions_expires_at').on(table.expiresAt)],
);

/** Each refresh token ever given in a session, as SHA-256; a second use after the grace revokes the session. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    id: primaryKey(),
    sessionId: key('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    tokenHash: bytea('token_hash').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    /** When it was exchanged for its successor. */
    usedAt: moment('used_at'),
  },
  (table) => [index('refresh_tokens_session_id').on(table.sessionId)],
);

/**
 * Somebody's try to open an account, which waits for its code; the account is made when the code comes back, so that a stranger's
 * try leaves nothing behind, nor takes anything from another's with the same address. Written for known addresses too: the
 * request does the same work whether or not there is an account.
 */
export const signUps = pgTable(
  'sign_ups',
  {
    id: primaryKey(),
    email: text().notNull(),
    displayName: text('display_name').notNull(),
    /** argon2id, PHC string; null: will sign in by code. */
    passwordHash: text('password_hash'),
    locale: text().notNull(),
    /** Slug of the estate to live in. */
    homePlace: text('home_place').notNull(),
    /** For the moderators, where they let people in. */
    joinNote: text('join_note'),
    /** Token of a neighbour's invitation to that estate, of which this will be a use. */
    invitation: text(),
    /** SHA-256 of the cookie given to the browser that registered: the password is kept only if that browser confirms. */
    browserHash: bytea('browser_hash').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('sign_ups_email').on(table.email), index('sign_ups_expires_at').on(table.expiresAt)],
);

/** As `sign_ups`, one for each address; written by the previous version alone, while instances are exchanged. */
export const registrations = pgTable(
  'registrations',
  {
    email: text().primaryKey(),
    displayName: text('display_name').notNull(),
    /** argon2id, PHC string; null: will sign in by code. */
    passwordHash: text('password_hash'),
    locale: text().notNull(),
    /** Slug of the estate to live in. */
    homePlace: text('home_place').notNull(),
    /** Token of a neighbour's invitation to that estate, of which this will be a use. */
    invitation: text(),
    /** SHA-256 of the cookie given to the browser that registered: the password is kept only if that browser confirms. */
    browserHash: bytea('browser_hash').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('registrations_expires_at').on(table.expiresAt)],
);

/** A new address that waits for its code; a later one takes its place. */
export const emailChanges = pgTable(
  'email_changes',
  {
    userId: key('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Lower case. */
    email: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('email_changes_expires_at').on(table.expiresAt)],
);

/** 6-digit codes sent by e-mail, hashed; kept by address so that known and unknown ones look alike. */
export const emailCodes = pgTable(
  'email_codes',
  {
    id: primaryKey(),
    email: text().notNull(),
    /** Whom alone it serves, where several may ask for a code to one address. */
    userId: key('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** Of a code that confirms: the try that it was mailed for. */
    signUpId: key('sign_up_id').references(() => signUps.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ['confirm', 'sign_in', 'prove', 'change_email'] }).notNull(),
    codeHash: bytea('code_hash').notNull(),
    attempts: integer().notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    index('email_codes_email').on(table.email, table.purpose, table.createdAt),
    index('email_codes_expires_at').on(table.expiresAt),
    index('email_codes_sign_up_id').on(table.signUpId),
  ],
);

/** A passkey: the public half of a key pair whose other half never leaves its owner's device or keychain. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Base64url, as the device named it. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE. */
    publicKey: bytea('public_key').notNull(),
    /** Uses by the device's own count; 0: it does not count. One that does not grow tells of a copy. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    name: text().notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('passkeys_user_id').on(table.userId)],
);

/** What a passkey has to sign, once, in the browser that asked. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    /** SHA-256 of the cookie given to the browser that asked. */
    browserHash: bytea('browser_hash').primaryKey(),
    challenge: text().notNull(),
    /** Who adds a passkey; null: somebody signs in. */
    userId: key('user_id').references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('passkey_challenges_expires_at').on(table.expiresAt)],
);

/** An app that makes codes (RFC 6238), as the second step of signing in. */
export const secondSteps = pgTable('second_steps', {
  userId: key('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed; null: not turned on yet. */
  secret: bytea(),
  since: moment('since'),
  /** Half-minute of the last code that opened, since 1970: neither it nor an earlier one opens again. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  /** Sealed; takes the place of `secret` when its first code comes back. */
  pendingSecret: bytea('pending_secret'),
  pendingUntil: moment('pending_until'),
});

/** One-time codes for who has lost the app, as keyed hashes. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: primaryKey(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: bytea('code_hash').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [uniqueIndex('recovery_codes_once').on(table.userId, table.codeHash)],
);

/** Somebody's first step of signing in was right: they are not signed in, but may try the second. */
export const firstSteps = pgTable(
  'first_steps',
  {
    /** SHA-256 of the cookie given to the browser. */
    browserHash: bytea('browser_hash').primaryKey(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('first_steps_user_id').on(table.userId), index('first_steps_expires_at').on(table.expiresAt)],
);

/** Handles of accounts that are gone, as SHA-256: nobody else gets one while people may still remember whose it was. */
export const retiredHandles = pgTable(
  'retired_handles',
  {
    hash: bytea().primaryKey(),
    until: moment('until').notNull(),
  },
  (table) => [index('retired_handles_until').on(table.until)],
);

/**
 * Addresses of accounts that went while they were suspended, as keyed hashes: whoever opens a new one with such an address is
 * suspended for the rest of the time.
 */
export const suspendedAddresses = pgTable(
  'suspended_addresses',
  {
    hash: bytea().primaryKey(),
    until: moment('until').notNull(),
    /** Whose former address it is, so that a suspension that is lifted is lifted here too; null once that account is gone. */
    userId: key('user_id').references(() => users.id),
  },
  (table) => [
    index('suspended_addresses_until').on(table.until),
    index('suspended_addresses_user')
      .on(table.userId)
      .where(sql`${table.userId} is not null`),
  ],
);
