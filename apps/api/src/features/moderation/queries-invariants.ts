import { keysLeadToRows, reportIt, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { moderationKept } from './retention.ts';

const triggers = ['audit_log_append_only', 'audit_log_no_truncate'];

/** What holds of cases, decisions and the audit log at every moment. */
export const moderationInvariants: readonly Invariant[] = [
  {
    name: 'moderation.hidden-posts',
    rule: 'A hidden post was hidden by a decision under the same rule, and no later one shows it again.',
    broken: `select 'post ' || p.public_id as subject
      from posts p
      left join lateral (
        select d.action, d.rule from decisions d
        where d.post_id = p.id and d.action in ('hide', 'restore') order by d.id desc limit 1
      ) last on true
      where p.state = 'hidden' and (last.action is distinct from 'hide' or last.rule is distinct from p.hidden_rule)`,
    advice: reportIt,
  },
  {
    name: 'moderation.hide-decisions',
    rule: 'A post that was hidden by a decision is hidden until another one restores it.',
    broken: `select 'post ' || p.public_id || ', decision ' || last.public_id as subject
      from (
        select distinct on (post_id) post_id, public_id, action from decisions
        where action in ('hide', 'restore') order by post_id, id desc
      ) last
      join posts p on p.id = last.post_id
      where last.action = 'hide' and p.state <> 'hidden'`,
    advice: reportIt,
  },
  {
    name: 'moderation.cases',
    rule: 'An open case has a report and no moment of decision; a closed one has a decision and its moment.',
    broken: `select 'case ' || c.number || ', ' || c.state as subject from cases c
      where (c.state = 'open') <> (c.decided_at is null)
        or (c.state = 'open' and not exists (select from reports r where r.case_id = c.id))
        or (c.state <> 'open' and not exists (select from decisions d where d.case_id = c.id))`,
    advice: reportIt,
  },
  {
    name: 'moderation.audited',
    rule: 'Every decision has its row in the audit log.',
    broken: `select 'decision ' || d.public_id as subject from decisions d
      where not exists (select from audit_log a where a.details ->> 'decision' = d.public_id)`,
    advice: reportIt,
  },
  {
    name: 'moderation.audit-sealed',
    rule: 'The database refuses to change or delete a row of the audit log.',
    broken: `select 'trigger ' || wanted.name || ' is missing or switched off' as subject
      from (values ${triggers.map((name) => `('${name}')`).join(', ')}) wanted (name)
      where not exists (
        select from pg_trigger t
        where t.tgname = wanted.name and t.tgrelid = 'audit_log'::regclass and t.tgenabled in ('O', 'A')
      )`,
    advice:
      'Somebody switched it off, perhaps to load data. Switch it on again with psql: alter table audit_log enable trigger user; if it is missing, run the statements of apps/api/drizzle/0001_audit_append_only.sql again.',
  },
  overdue('moderation.retention', moderationKept),
  ...keysLeadToRows('moderation', { reportPost: 'reports' }),
];
