import { key, oneCase, oneDecision, oneHidden, oneThread, type Violation } from './violation.ts';

export const ofModeration: readonly Violation[] = [
  {
    what: 'a post hidden without a decision',
    plant: `update posts set state = 'hidden', hidden_rule = 'spam' where thread_id = ${oneThread} and number = 2`,
    seenBy: ['moderation.hidden-posts'],
  },
  {
    what: 'a post hidden under another rule than its decision names',
    plant: `update posts set hidden_rule = case hidden_rule when 'spam' then 'insult' else 'spam' end where id = ${oneHidden}`,
    seenBy: ['moderation.hidden-posts'],
  },
  {
    what: 'a post that shows again without a decision',
    plant: `update posts set state = 'visible', hidden_rule = null where id = ${oneHidden}`,
    seenBy: ['moderation.hide-decisions'],
  },
  {
    what: 'an open case without a report',
    plant: `delete from reports where case_id = ${oneCase}`,
    seenBy: ['moderation.cases'],
  },
  {
    what: 'a case that was closed without a decision',
    plant: `update cases set state = 'kept', decided_at = now() where id = ${oneCase}`,
    seenBy: ['moderation.cases'],
  },
  {
    what: 'a closed case without its moment',
    plant: `update cases set decided_at = null where id = (select case_id from decisions where id = ${oneDecision})`,
    seenBy: ['moderation.cases'],
  },
  {
    what: 'a decision that the audit log does not know',
    plant: `alter table audit_log disable trigger user; delete from audit_log; alter table audit_log enable trigger user`,
    seenBy: ['moderation.audited'],
  },
  {
    what: 'an audit log that can be changed',
    plant: `alter table audit_log disable trigger audit_log_append_only`,
    seenBy: ['moderation.audit-sealed'],
    says: /trigger audit_log_append_only/,
  },
  {
    what: 'an audit log that can be emptied',
    plant: `drop trigger audit_log_no_truncate on audit_log`,
    seenBy: ['moderation.audit-sealed'],
    says: /trigger audit_log_no_truncate/,
  },
  {
    what: 'a key that leads to no report',
    plant: key('reportPost', '987654321'),
    seenBy: ['moderation.keys-of-reportPost'],
  },
];

export const ofNotifications: readonly Violation[] = [
  {
    what: 'somebody told of their own reply',
    plant: `update notifications n set user_id = (select author_id from posts p where p.id = n.post_id)
      where id = (select max(id) from notifications where kind = 'reply')`,
    seenBy: ['notifications.never-own'],
  },
  {
    what: 'a decision told to somebody else',
    plant: `update notifications set user_id = (select max(id) from users u where u.id <> user_id)
      where id = (select id from notifications where kind = 'post_hidden' limit 1)`,
    seenBy: ['notifications.decisions'],
  },
  {
    what: 'a notification of a decision that was never made',
    plant: `update notifications set source = 'zzzzzzzzzzzz' where id = (select id from notifications where kind = 'post_hidden' limit 1)`,
    seenBy: ['notifications.decisions'],
  },
];
