import { key, oneAccount, session, type Violation } from './violation.ts';

export const ofPeople: readonly Violation[] = [
  {
    what: 'a place that has counted one member too few',
    plant: `update places set member_count = member_count - 1 where slug = 'bema'`,
    seenBy: ['estates.member-count'],
  },
  {
    what: 'a stairwell code that let in more people than it was made for',
    plant: `alter table stairwell_codes drop constraint stairwell_codes_uses;
      insert into stairwell_codes (public_id, place_id, code, label, max_uses, uses, created_at, expires_at)
      select 'zzzzzzzzzzzz', id, 'AAAAAAAAA', 'B', 5, 6, now(), now() + interval '1 day' from places where slug = 'bema'`,
    seenBy: ['estates.stairwell-uses'],
    says: /6 uses of 5/,
  },
  {
    what: 'a stairwell code that ended two years ago',
    plant: `insert into stairwell_codes (public_id, place_id, code, label, max_uses, created_at, expires_at)
      select 'zzzzzzzzzzzz', id, 'AAAAAAAAA', 'B', 5, now(), now() - interval '2 years' from places where slug = 'bema'`,
    seenBy: ['estates.retention'],
    says: /stairwell_codes: 1 rows/,
  },
  {
    what: 'a link to a neighbour that ended last week',
    plant: `insert into neighbour_invitations (token, place_id, inviter_id, created_at, expires_at)
      select 'planted', id, ${oneAccount}, now(), now() - interval '7 days' from places where slug = 'bema'`,
    seenBy: ['invitations.retention'],
    says: /neighbour_invitations: 1 rows/,
  },
  {
    what: 'somebody who is known to live in the whole city',
    plant: `insert into memberships (user_id, place_id, roles, joined_at, verified)
      select ${oneAccount}, id, '{resident}', now(), true from places where kind = 'city' on conflict do nothing;
      update memberships set verified = true from places p where p.id = place_id and p.kind = 'city';
      update places p set member_count = (select count(*) from memberships m where m.place_id = p.id)`,
    seenBy: ['estates.verified-in-estates'],
  },
  {
    what: 'a member who still waits to be let in',
    plant: `insert into join_requests (public_id, user_id, place_id, state, created_at)
      select 'zzzzzzzzzzzz', user_id, place_id, 'open', now() from memberships limit 1`,
    seenBy: ['estates.join-requests'],
  },
  { what: 'a key of a request that is not there', plant: key('ask', '987654321'), seenBy: ['estates.keys-of-ask'] },
  {
    what: 'a key of a stairwell code that is not there',
    plant: key('createCode', '987654321'),
    seenBy: ['estates.keys-of-createCode'],
  },
  {
    what: 'a key of an organisation that is not there',
    plant: key('createOrganisation', '987654321'),
    seenBy: ['organisations.keys-of-createOrganisation'],
  },
  {
    what: 'a key of an invitation that is not there',
    plant: key('invite', '987654321'),
    seenBy: ['admin.keys-of-invite'],
  },
  {
    what: 'a session of two factors whose person has one',
    plant: `${session("now() + interval '1 day'")}; update sessions set second_factor = true where public_id = 'zzzzzzzzzzzz'`,
    seenBy: ['identity.strong-sessions'],
  },
  {
    what: 'a recovery code of nothing',
    plant: `insert into recovery_codes (user_id, code_hash) values (${oneAccount}, '\\x00')`,
    seenBy: ['identity.recovery-codes'],
  },
  {
    what: 'a photo of somebody who is gone',
    plant: `insert into photos (user_id, name, small, large, created_at) values (${oneAccount}, 'planted', '\\x00', '\\x00', now());
      update users set deleted_at = now(), email = null, display_name = null, password_hash = null where id = ${oneAccount};
      update sessions set revoked_at = now() where user_id = ${oneAccount}`,
    seenBy: ['media.photos-of-the-living'],
  },
  {
    what: 'a version of a document without the one before it',
    plant: `insert into document_versions (document, locale, number, body, note, effective_on, announced, author_id, published_at)
      values ('rules', 'pl', 3, '', '', current_date, false, ${oneAccount}, now())`,
    seenBy: ['documents.numbers'],
  },
  {
    what: 'a key of a version that is not there',
    plant: key('publishDocument', '987654321'),
    seenBy: ['documents.keys-of-publishDocument'],
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
    what: 'an invitation of last year',
    plant: `insert into staff_invitations (public_id, email, role, token_hash, created_at, expires_at)
      values ('zzzzzzzzzzzz', 'ktos@example.org', 'admin', '\\x01', now() - interval '1 year', now() - interval '1 year')`,
    seenBy: ['admin.retention'],
    says: /staff_invitations: 1 rows/,
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
    plant: `insert into sign_ups (email, display_name, locale, home_place, browser_hash, created_at, expires_at)
      values ('a@example.org', 'A', 'pl', 'bema', '\\x01', now() - interval '7 days', now() - interval '7 days')`,
    seenBy: ['identity.retention'],
    says: /sign_ups: 1 rows/,
  },
];
