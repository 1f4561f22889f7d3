import { makeAnew, type Invariant } from '../../platform/doctor/invariant.ts';

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
];
