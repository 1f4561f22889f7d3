import { eq, or } from 'drizzle-orm';
import { forgetKeysOf } from '../../platform/db/idempotency-keys.ts';
import { forgetMailsTo } from '../../platform/db/shown-mails.ts';
import type { Eraser } from './personal-data.ts';
import { disownSuspensions } from './repo-leaving.ts';
import {
  emailChanges,
  emailCodes,
  firstSteps,
  passkeyChallenges,
  passkeys,
  recoveryCodes,
  registrations,
  signUps,
  secondSteps,
  sessions,
} from './tables.ts';

/** Sessions with their tokens, passkeys, the second step, and all that waits for a code or for a repetition. The account's own row comes before. */
export const eraseIdentity: readonly Eraser[] = [
  {
    name: 'identity',
    of: [
      'sessions.user_id',
      'email_changes.user_id',
      'email_changes.email',
      'email_codes.email',
      'email_codes.user_id',
      'passkeys.user_id',
      'passkey_challenges.user_id',
      'second_steps.user_id',
      'recovery_codes.user_id',
      'first_steps.user_id',
      'sign_ups.email',
      'registrations.email',
      'idempotency_keys.user_id',
      'shown_mails.recipient',
      'suspended_addresses.user_id',
    ],
    erase: async (tx, { id, email }) => {
      await tx.delete(sessions).where(eq(sessions.userId, id));
      await tx.delete(emailChanges).where(eq(emailChanges.userId, id));
      await tx.delete(emailCodes).where(or(eq(emailCodes.email, email), eq(emailCodes.userId, id)));
      await tx.delete(passkeys).where(eq(passkeys.userId, id));
      await tx.delete(passkeyChallenges).where(eq(passkeyChallenges.userId, id));
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, id));
      await tx.delete(secondSteps).where(eq(secondSteps.userId, id));
      await tx.delete(firstSteps).where(eq(firstSteps.userId, id));
      await tx.delete(signUps).where(eq(signUps.email, email));
      await tx.delete(registrations).where(eq(registrations.email, email));
      await disownSuspensions(tx, id);
      await forgetKeysOf(tx, id);
      await forgetMailsTo(tx, email);
      return null;
    },
  },
];
