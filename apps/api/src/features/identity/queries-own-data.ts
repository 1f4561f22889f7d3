import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { onePage, type OwnDocument } from './personal-data.ts';
import { emailChanges, passkeys, recoveryCodes, secondSteps, sessions, users } from './tables.ts';

/** When this person's recovery codes were used; null for each that is left. */
const usedAtOf = (userId: bigint) =>
  sql<readonly (string | null)[]>`array(
    select ${recoveryCodes.usedAt} from ${recoveryCodes} where ${recoveryCodes.userId} = ${userId} order by ${recoveryCodes.id})`;

/** What the account itself says, and where it is signed in. Neither keys, nor codes, nor tokens, nor how the password is kept. */
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
            signedInFrom: sessions.signedInCountry,
            lastUsedFrom: sessions.country,
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
    name: 'passkeys',
    of: ['passkeys.user_id'],
    pages: (db, { id }) =>
      onePage(
        db
          .select({
            name: passkeys.name,
            credential: passkeys.credentialId,
            addedAt: passkeys.createdAt,
            lastUsedAt: passkeys.lastUsedAt,
          })
          .from(passkeys)
          .where(eq(passkeys.userId, id))
          .orderBy(asc(passkeys.id)),
      ),
  },
  {
    name: 'second-step',
    of: ['second_steps.user_id', 'recovery_codes.user_id'],
    pages: (db, { id }) =>
      onePage(
        db
          .select({ since: secondSteps.since, recoveryCodesUsedAt: usedAtOf(id) })
          .from(secondSteps)
          .where(and(eq(secondSteps.userId, id), isNotNull(secondSteps.secret))),
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
