import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const identityKept: readonly KeptFor[] = [
  {
    name: 'email-codes',
    table: 'email_codes',
    ended: 'expires_at',
    keptMs: retention.codesMs,
  },
  {
    name: 'email-changes',
    table: 'email_changes',
    ended: 'expires_at',
    keptMs: retention.codesMs,
  },
  {
    name: 'passkey-challenges',
    table: 'passkey_challenges',
    ended: 'expires_at',
    keptMs: retention.challengesMs,
  },
  {
    name: 'first-steps',
    table: 'first_steps',
    ended: 'expires_at',
    keptMs: retention.challengesMs,
  },
  {
    name: 'pending-second-steps',
    table: 'second_steps',
    ended: 'pending_until',
    keptMs: retention.challengesMs,
  },
  {
    name: 'registrations',
    table: 'sign_ups',
    ended: 'expires_at',
    keptMs: retention.registrationsMs,
  },
  {
    name: 'earlier-registrations',
    table: 'registrations',
    ended: 'expires_at',
    keptMs: retention.registrationsMs,
  },
  {
    name: 'used-tokens',
    table: 'refresh_tokens',
    ended: 'used_at',
    keptMs: retention.usedTokensMs,
  },
  {
    name: 'ended-sessions',
    table: 'sessions',
    ended: 'least(expires_at, revoked_at)',
    keptMs: retention.endedSessionsMs,
  },
  {
    name: 'retired-handles',
    table: 'retired_handles',
    ended: 'until',
    keptMs: retention.restedHandlesMs,
  },
  {
    name: 'sanctions',
    table: 'users',
    ended: 'case when suspended_until is not null then deleted_at end',
    keptMs: retention.sanctionsOfDeletedMs,
  },
  {
    name: 'suspended-addresses',
    table: 'suspended_addresses',
    ended: 'until',
    keptMs: retention.suspendedAddressesMs,
  },
];
