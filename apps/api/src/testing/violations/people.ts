import { oneAccount, session, type Violation } from './violation.ts';

export const ofPeople: readonly Violation[] = [
  {
    what: 'a place that has counted one member too few',
    plant: `update places set member_count = member_count - 1 where slug = 'bema'`,
    seenBy: ['estates.member-count'],
  },
  {
    what: 'an account without a name',
    plant: `update users set display_name = null where id = ${oneAccount}`,
    seenBy: ['identity.accounts'],
  },
  {
    what: 'a deleted account that keeps its address',
    plant: `update users set deleted_at = now() where id = ${oneAccount}`,
    seenBy: ['identity.accounts'],
  },
  {
    what: 'somebody signed in to a deleted account',
    plant: `${session("now() + interval '1 day'")};
      update users set deleted_at = now(), email = null, display_name = null, password_hash = null where id = ${oneAccount}`,
    seenBy: ['identity.sessions-of-deleted'],
    says: /session zzzzzzzzzzzz/,
  },
  {
    what: 'a session that ended last year',
    plant: session("now() - interval '1 year'"),
    seenBy: ['identity.retention'],
    says: /sessions: 1 rows/,
  },
  {
    what: 'a used token of last year',
    plant: `${session("now() + interval '1 day'")};
      insert into refresh_tokens (session_id, token_hash, created_at, used_at)
      select id, '\\x01', now() - interval '1 year', now() - interval '1 year' from sessions where public_id = 'zzzzzzzzzzzz'`,
    seenBy: ['identity.retention'],
    says: /refresh_tokens: 1 rows/,
  },
  {
    what: 'a code of last week',
    plant: `insert into email_codes (email, purpose, code_hash, created_at, expires_at)
      values ('a@example.org', 'confirm', '\\x01', now() - interval '7 days', now() - interval '7 days')`,
    seenBy: ['identity.retention'],
    says: /email_codes: 1 rows/,
  },
  {
    what: 'a new address of last week that nobody confirmed',
    plant: `insert into email_changes (user_id, email, expires_at)
      select id, 'b@example.org', now() - interval '7 days' from users limit 1`,
    seenBy: ['identity.retention'],
    says: /email_changes: 1 rows/,
  },
  {
    what: 'a registration of last week',
    plant: `insert into registrations (email, display_name, locale, home_place, browser_hash, created_at, expires_at)
      values ('a@example.org', 'A', 'pl', 'bema', '\\x01', now() - interval '7 days', now() - interval '7 days')`,
    seenBy: ['identity.retention'],
    says: /registrations: 1 rows/,
  },
];
