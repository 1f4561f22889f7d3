import { key, oneAccount, type Violation } from './violation.ts';

const readyExport = `insert into data_exports (public_id, user_id, state, asked_at, bytes, ready_at, expires_at)
  values ('zzzzzzzzzzzz', ${oneAccount}, 'ready', now(), 4, now(), now() + interval '7 days')`;

export const ofPrivacy: readonly Violation[] = [
  {
    what: 'an export that has lost a piece',
    plant: `${readyExport};
      insert into export_pieces (export_id, position, bytes) select id, 1, '\\x0102' from data_exports where public_id = 'zzzzzzzzzzzz'`,
    seenBy: ['privacy.export-pieces'],
    says: /export zzzzzzzzzzzz, ready/,
  },
  {
    what: 'an account that is to end without a day',
    plant: `update users set leave_posts = 'keep' where id = ${oneAccount}`,
    seenBy: ['privacy.leaving'],
  },
  {
    what: 'an erasure of an account that lives',
    plant: `insert into erasures (user_id, posts, began_at, finished_at) values (${oneAccount}, 'keep', now(), now())`,
    seenBy: ['privacy.erasures'],
  },
  {
    what: 'an account that should have ended last week',
    plant: `update users set leave_posts = 'keep', leave_asked_at = now() - interval '21 days', leaves_at = now() - interval '7 days'
      where id = ${oneAccount}`,
    seenBy: ['privacy.retention'],
    says: /users: 1 rows/,
  },
  {
    what: 'a report of a case that was closed two years ago',
    plant: `insert into cases (public_id, place_id, post_id, state, opened_at, due_at, decided_at)
        select 'zzzzzzzzzzzz', t.place_id, p.id, 'kept', now() - interval '2 years', now() - interval '2 years', now() - interval '2 years'
        from posts p join threads t on t.id = p.thread_id where p.state = 'visible' order by p.id limit 1;
      insert into audit_log (action, subject, details, created_at)
        values ('post.keep', '', '{"decision": "zzzzzzzzzzzz"}', now());
      insert into decisions (public_id, post_id, case_id, moderator_id, action, reason, decided_at)
        select 'zzzzzzzzzzzz', post_id, id, ${oneAccount}, 'keep', '', now() from cases where public_id = 'zzzzzzzzzzzz';
      insert into reports (public_id, case_id, reason, body, created_at)
        select 'zzzzzzzzzzzz', id, 'spam', '', now() from cases where public_id = 'zzzzzzzzzzzz'`,
    seenBy: ['moderation.retention'],
    says: /reports: 1 rows/,
  },
  {
    what: 'a notification of last year',
    plant: `update notifications set created_at = now() - interval '1 year' where id = (select id from notifications order by id limit 1)`,
    seenBy: ['notifications.retention'],
    says: /notifications: 1 rows/,
  },
  {
    what: 'a remembered export that is not there',
    plant: key('requestExport', '987654321'),
    seenBy: ['privacy.keys-of-requestExport'],
  },
  {
    what: 'a remembered end of an account that is not there',
    plant: key('requestDeletion', '987654321'),
    seenBy: ['privacy.keys-of-requestDeletion'],
  },
];
