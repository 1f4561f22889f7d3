import { eq } from 'drizzle-orm';
import { forgetKeysOf } from '../../platform/db/idempotency-keys.ts';
import { forgetMailsTo } from '../../platform/db/shown-mails.ts';
import type { Eraser } from './personal-data.ts';
import { emailChanges, emailCodes, registrations, sessions } from './tables.ts';

/** Sessions with their tokens, and all that waits for a code or for a repetition. The account's own row comes before. */
export const eraseIdentity: readonly Eraser[] = [
  {
    name: 'identity',
    of: [
      'sessions.user_id',
      'email_changes.user_id',
      'email_changes.email',
      'email_codes.email',
      'registrations.email',
      'idempotency_keys.user_id',
      'shown_mails.recipient',
    ],
    erase: async (tx, { id, email }) => {
      await tx.delete(sessions).where(eq(sessions.userId, id));
      await tx.delete(emailChanges).where(eq(emailChanges.userId, id));
      await tx.delete(emailCodes).where(eq(emailCodes.email, email));
      await tx.delete(registrations).where(eq(registrations.email, email));
      await forgetKeysOf(tx, id);
      await forgetMailsTo(tx, email);
      return null;
    },
  },
];
