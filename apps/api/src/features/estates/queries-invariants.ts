import { keysLeadToRows, makeAnew, reportIt, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { estatesKept } from './kept.ts';

/** What holds of places and who belongs to them at every moment. */
export const estateInvariants: readonly Invariant[] = [
  {
    name: 'estates.member-count',
    rule: 'A place knows how many members it has.',
    broken: `select 'place ' || p.slug || ': knows ' || p.member_count || ', there are ' || coalesce(m.members, 0) as subject
      from places p
      left join (select place_id, count(*) as members from memberships group by place_id) m on m.place_id = p.id
      where p.member_count <> coalesce(m.members, 0)`,
    ...makeAnew('update places p set member_count = (select count(*) from memberships m where m.place_id = p.id);'),
  },
  {
    name: 'estates.stairwell-uses',
    rule: 'A stairwell code is used by as many people as it was made for at most.',
    broken: `select 'stairwell code ' || public_id || ': ' || uses || ' uses of ' || max_uses as subject
      from stairwell_codes where uses > max_uses or uses < 0`,
    advice: reportIt,
  },
  {
    name: 'estates.verified-in-estates',
    rule: 'Only estates have residents who joined with a stairwell code.',
    broken: `select 'place ' || p.slug as subject
      from places p where p.kind = 'city' and exists (select from memberships m where m.place_id = p.id and m.verified)`,
    advice: reportIt,
  },
  {
    name: 'estates.join-requests',
    rule: 'Nobody waits to be let in where they belong already, and a refusal has its reason.',
    broken: `select 'join request ' || r.public_id || ', ' || r.state as subject
      from join_requests r
      where (r.state = 'refused') <> (r.reason is not null)
        or (r.state = 'open' and exists (
          select from memberships m where m.user_id = r.user_id and m.place_id = r.place_id))`,
    advice: reportIt,
  },
  overdue('estates.retention', estatesKept),
  ...keysLeadToRows('estates', { ask: 'join_requests', createCode: 'stairwell_codes' }),
];
