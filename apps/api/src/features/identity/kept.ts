import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const identityKept: readonly KeptFor[] = [
  {
    what: 'Codes sent by e-mail (hashed)',
    table: 'email_codes',
    ended: 'expires_at',
    keptMs: retention.codesMs,
    why: 'A day after they ended, so that guesses are counted over all of them.',
  },
  {
    what: 'New addresses that wait for their code',
    table: 'email_changes',
    ended: 'expires_at',
    keptMs: retention.codesMs,
    why: 'As the codes.',
  },
  {
    what: 'What a passkey was asked to sign',
    table: 'passkey_challenges',
    ended: 'expires_at',
    keptMs: retention.challengesMs,
    why: 'Half a sign-in; nobody needs it when its minutes are over.',
  },
  {
    what: 'First steps of signing in that wait for the second',
    table: 'first_steps',
    ended: 'expires_at',
    keptMs: retention.challengesMs,
    why: 'As what a passkey signs.',
  },
  {
    what: 'Secrets of a second step that was never confirmed',
    table: 'second_steps',
    ended: 'pending_until',
    keptMs: retention.challengesMs,
    why: 'As what a passkey signs.',
  },
  {
    what: 'Registrations that were not confirmed',
    table: 'registrations',
    ended: 'expires_at',
    keptMs: retention.registrationsMs,
    why: 'Whoever did not confirm has no account: gone with the code, after 24 hours.',
  },
  {
    what: 'Refresh tokens that were exchanged (hashed)',
    table: 'refresh_tokens',
    ended: 'used_at',
    keptMs: retention.usedTokensMs,
    why: 'A stolen one that is tried within a week ends the session.',
  },
  {
    what: 'Sessions that ended, with device and time',
    table: 'sessions',
    ended: 'least(expires_at, revoked_at)',
    keptMs: retention.endedSessionsMs,
    why: 'Long enough to look into a complaint about a stolen session.',
  },
  {
    what: 'Handles of deleted accounts (hashed)',
    table: 'retired_handles',
    ended: 'until',
    keptMs: retention.restedHandlesMs,
    why: 'For 12 months nobody else gets the name that others remember; the row says until when.',
  },
  {
    what: 'That a deleted account was suspended (without its name)',
    table: 'users',
    ended: 'case when suspended_until is not null then deleted_at end',
    keptMs: retention.sanctionsOfDeletedMs,
    why: 'The moderation record, without a name.',
  },
  {
    what: 'Addresses of accounts that went while suspended (only as keyed hashes)',
    table: 'suspended_addresses',
    ended: 'until',
    keptMs: retention.suspendedAddressesMs,
    why: 'As long as the suspension, 12 months at most: nobody sheds it by leaving and coming back.',
  },
];
