import { reportIt, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { notificationsKept } from './retention.ts';

/** What holds of notifications at every moment. */
export const notificationInvariants: readonly Invariant[] = [
  {
    name: 'notifications.never-own',
    rule: 'Nobody is told about what they wrote themselves.',
    broken: `select 'notification ' || n.public_id || ', ' || n.kind as subject
      from notifications n join posts p on p.id = n.post_id
      where n.kind in ('reply', 'official_answer') and p.author_id = n.user_id`,
    advice: reportIt,
  },
  {
    name: 'notifications.decisions',
    rule: 'A decision is told to the author of the post it is about, and to nobody else.',
    broken: `select 'notification ' || n.public_id || ', ' || n.kind as subject
      from notifications n
      join posts p on p.id = n.post_id
      left join decisions d on d.public_id = n.source and d.post_id = n.post_id
        and d.action = case n.kind when 'post_hidden' then 'hide' else 'restore' end
      where n.kind in ('post_hidden', 'post_restored') and (d.id is null or p.author_id <> n.user_id)`,
    advice: reportIt,
  },
  overdue('notifications.retention', notificationsKept),
];
