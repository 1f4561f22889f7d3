import { reportIt, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { identityKept } from './kept.ts';

/** What holds of accounts and sessions at every moment. */
export const identityInvariants: readonly Invariant[] = [
  {
    name: 'identity.accounts',
    rule: 'An account has an address and a name until it is deleted, and neither of them, nor a password, after that.',
    broken: `select 'account ' || public_id || case when deleted_at is null then '' else ', deleted' end as subject from users
      where (deleted_at is null and (email is null or display_name is null))
        or (deleted_at is not null and (email is not null or display_name is not null or password_hash is not null))`,
    advice: reportIt,
  },
  {
    name: 'identity.sessions-of-deleted',
    rule: 'Nobody is signed in to a deleted account.',
    broken: `select 'session ' || s.public_id as subject
      from sessions s join users u on u.id = s.user_id
      where u.deleted_at is not null and s.revoked_at is null and s.expires_at > $1`,
    advice: reportIt,
  },
  {
    name: 'identity.strong-sessions',
    rule: 'A session counts as one of two factors only while its person has a second one.',
    broken: `select 'session ' || s.public_id as subject
      from sessions s
      where s.second_factor and s.revoked_at is null and s.expires_at > $1
        and not exists (select 1 from passkeys p where p.user_id = s.user_id)
        and not exists (select 1 from second_steps t where t.user_id = s.user_id and t.secret is not null)`,
    advice: reportIt,
  },
  {
    name: 'identity.recovery-codes',
    rule: 'Recovery codes belong to a second step that is on.',
    broken: `select 'account ' || u.public_id as subject
      from users u
      where exists (select 1 from recovery_codes r where r.user_id = u.id)
        and not exists (select 1 from second_steps t where t.user_id = u.id and t.secret is not null)`,
    advice: reportIt,
  },
  overdue('identity.retention', identityKept),
];
