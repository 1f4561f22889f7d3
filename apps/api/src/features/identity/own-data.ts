import type { PersonalData } from './personal-data.ts';
import { ownIdentity } from './queries-own-data.ts';
import { eraseIdentity } from './repo-erasure.ts';

const shortLived = 'Gone within 25 hours, and says nothing but that something was asked for.';

/** Accounts, devices, and what the platform keeps by person. */
export const identityData: PersonalData = {
  documents: ownIdentity,
  notExported: {
    'email_codes.email': shortLived,
    'email_codes.user_id': shortLived,
    'passkey_challenges.user_id': shortLived,
    'first_steps.user_id': shortLived,
    'sign_ups.email': 'Waits for its code; with the code it becomes the account, which is exported.',
    'registrations.email': 'Waits for its code; with the code it becomes the account, which is exported.',
    'idempotency_keys.user_id': shortLived,
    'shown_mails.recipient': 'Copies of mails that were sent, kept only on a machine without a mail server.',
    'suspended_addresses.user_id':
      'That an address which the person had is suspended as they are; until when is in the export of the account.',
  },
  erasers: eraseIdentity,
  notErased: {
    'users.email': 'Taken out of the row itself, before any other step.',
    'users.handle': 'Taken out of the row itself, before any other step.',
  },
};
