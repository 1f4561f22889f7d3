import { statisticsLimits as limits } from '@moja-ulica/shared/statistics/limits.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { memberships, places } from '../estates/tables.ts';
import { sessions } from '../identity/tables.ts';
import { threadActivityGrainSeconds } from '../threads/index.ts';
import { posts, threads } from '../threads/tables.ts';
import { weeklyActivity } from './tables.ts';

/** The Monday on which a moment's week began where the place is. */
const mondayOf = (moment: SQL): SQL => sql`date_trunc('week', ${moment} at time zone p.time_zone)::date`;

/** The moment at which a week begins where the place is. */
const startOf = (monday: SQL): SQL => sql`(${monday}::timestamp at time zone p.time_zone)`;

/**
 * Counts the weeks that are not final yet, from the oldest of them to `now`; in a new installation, all there have been. Threads
 * are found by their latest activity and posts by their threads, so that old ones are not read again. A week is final once the
 * time for answers to its last thread has passed. People who were active are never fewer than were counted before: sessions
 * only remember when they were used last.
 */
export const countWeeks = async (tx: Tx, now: Date): Promise<void> => {
  const at = sql`${now.toISOString()}::timestamptz`;
  // The first time it reads everything there is.
  await tx.execute(sql`set local statement_timeout = 120000`);
  await tx.execute(sql`
    with since as materialized (
      select p.id as place_id, p.time_zone,
        coalesce(
          (select min(w.monday) from ${weeklyActivity} w where w.place_id = p.id and not w.final),
          (select max(w.monday) + 7 from ${weeklyActivity} w where w.place_id = p.id),
          (select ${mondayOf(sql`min(t.created_at)`)} from ${threads} t where t.place_id = p.id),
          ${mondayOf(at)}
        ) as monday
      from ${places} p
    ), weeks as materialized (
      select p.place_id, p.time_zone, week::date as monday,
        ${startOf(sql`week`)} as begins, ${startOf(sql`(week + interval '7 days')`)} as ends
      from since p
      cross join lateral generate_series(p.monday::timestamp, (${mondayOf(at)})::timestamp, interval '7 days') week
    ), written as materialized (
      select p.place_id, ${mondayOf(sql`w.created_at`)} as monday, w.author_id
      from since p
      join ${threads} t on t.place_id = p.place_id
        and t.last_activity_at >= ${startOf(sql`p.monday`)} - make_interval(secs => ${threadActivityGrainSeconds})
      join ${posts} w on w.thread_id = t.id and w.created_at >= ${startOf(sql`p.monday`)} and w.created_at <= ${at}
    ), opened as materialized (
      select p.place_id, ${mondayOf(sql`t.created_at`)} as monday,
        exists (
          select from ${posts} r where r.thread_id = t.id and r.number > 1 and r.state <> 'withdrawn'
            and r.author_id is distinct from t.author_id
            and r.created_at < t.created_at + make_interval(days => ${limits.answeredWithinDays})
        ) as answered
      from since p
      join ${threads} t on t.place_id = p.place_id and t.created_at >= ${startOf(sql`p.monday`)} and t.created_at <= ${at}
    ), used as materialized (
      select s.user_id, s.last_used_at from ${sessions} s where s.last_used_at >= (select min(begins) from weeks)
    ), active as (
      select place_id, monday, author_id as user_id from written where author_id is not null
      union
      select w.place_id, w.monday, m.user_id from used u
      join ${memberships} m on m.user_id = u.user_id
      join weeks w on w.place_id = m.place_id and u.last_used_at >= w.begins and u.last_used_at < w.ends
    )
    insert into ${weeklyActivity} as kept (place_id, monday, active_people, posts, new_threads, answered, final, counted_at)
    select w.place_id, w.monday,
      coalesce(a.people, 0), coalesce(b.posts, 0), coalesce(o.threads, 0), coalesce(o.answered, 0),
      w.ends + make_interval(days => ${limits.answeredWithinDays}) <= ${at}, ${at}
    from weeks w
    left join (select place_id, monday, count(*) as people from active group by 1, 2) a using (place_id, monday)
    left join (select place_id, monday, count(*) as posts from written group by 1, 2) b using (place_id, monday)
    left join (
      select place_id, monday, count(*) as threads, count(*) filter (where answered) as answered from opened group by 1, 2
    ) o using (place_id, monday)
    on conflict (place_id, monday) do update set
      active_people = greatest(kept.active_people, excluded.active_people),
      posts = excluded.posts, new_threads = excluded.new_threads, answered = excluded.answered,
      final = excluded.final, counted_at = excluded.counted_at
    where not kept.final`);
};
