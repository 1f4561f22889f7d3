import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from './personal-data.ts';
import { emailChanges, sessions, users } from './tables.ts';

/** What the account itself says, and where it is signed in. Not how the password is kept, nor any token. */
export const ownIdentity: readonly OwnDocument[] = [
  {
    name: 'account',
    of: ['users.email', 'users.handle'],
    pages: (db, { id }) =>
      onePage(
        db
          .select({
            id: users.publicId,
            email: users.email,
            emailConfirmedAt: users.emailConfirmedAt,
            handle: users.handle,
            displayName: users.displayName,
            language: users.locale,
            administrator: users.admin,
            about: users.bio,
            hereSince: users.hereSince,
            canHelpWith: users.canHelpWith,
            languages: users.languages,
            aboutShownTo: users.aboutShownTo,
            suspendedUntil: users.suspendedUntil,
            registeredAt: users.registeredAt,
          })
          .from(users)
          .where(eq(users.id, id)),
      ),
  },
  {
    name: 'devices',
    of: ['sessions.user_id'],
    pages: (db, { id }) =>
      onePage(
        db
          .select({
            browser: sessions.userAgent,
            signedInAt: sessions.createdAt,
            lastUsedAt: sessions.lastUsedAt,
            expiresAt: sessions.expiresAt,
            endedAt: sessions.revokedAt,
          })
          .from(sessions)
          .where(eq(sessions.userId, id))
          .orderBy(asc(sessions.id)),
      ),
  },
  {
    name: 'email-change',
    of: ['email_changes.user_id', 'email_changes.email'],
    pages: (db, { id }) =>
      onePage(
        db
          .select({ newEmail: emailChanges.email, expiresAt: emailChanges.expiresAt })
          .from(emailChanges)
          .where(eq(emailChanges.userId, id)),
      ),
  },
];
