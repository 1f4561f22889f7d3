import { sql } from 'drizzle-orm';
import { boolean, check, customType, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';

/** Bytes as a Uint8Array on both drivers. */
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

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
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    check('users_email_lower', sql`${table.email} = lower(${table.email})`),
    index('users_admins')
      .on(table.id)
      .where(sql`${table.admin}`),
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
 * A registration that waits for its code; the account is made when the code comes back, so that a stranger's try leaves
 * nothing behind. Written for known addresses too: the request does the same work whether or not there is an account.
 */
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
  ],
);
