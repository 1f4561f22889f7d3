import { makeAnew, type Invariant } from '../../platform/doctor/invariant.ts';
import { threadActivityGrainSeconds } from '../threads/index.ts';

/**
 * What was written in the latest closed week of each place. Threads are found by their latest activity, so that this reads a few
 * weeks however many there have been. Who was active is not asked again: sessions end and are forgotten.
 */
const recounted = `select w.place_id, w.monday, w.posts, w.new_threads, w.answered, c.posts as posts_now, c.threads as threads_now
  from (select place_id, max(monday) as monday from weekly_activity where final group by 1) latest
  join weekly_activity w on w.place_id = latest.place_id and w.monday = latest.monday
  join places p on p.id = w.place_id
  cross join lateral (
    select w.monday::timestamp at time zone p.time_zone as begins, (w.monday + 7)::timestamp at time zone p.time_zone as ends
  ) week
  cross join lateral (
    select count(x.id) as posts, count(distinct t.id) filter (where t.created_at >= week.begins and t.created_at < week.ends) as threads
    from threads t
    left join posts x on x.thread_id = t.id and x.created_at >= week.begins and x.created_at < week.ends
    where t.place_id = w.place_id and t.last_activity_at >= week.begins - make_interval(secs => ${String(threadActivityGrainSeconds)})
  ) c`;

/** What holds of the counted weeks at every moment. */
export const statisticsInvariants: readonly Invariant[] = [
  {
    name: 'statistics.weekly-activity',
    rule: 'The latest closed week of a place tells as many posts and new threads as were written in it.',
    broken: `select 'place ' || place_id || ', week of ' || monday as subject from (${recounted}) week
      where posts <> posts_now or new_threads <> threads_now or answered > new_threads`,
    ...makeAnew(
      `update weekly_activity set posts = week.posts_now, new_threads = week.threads_now,
        answered = least(weekly_activity.answered, week.threads_now)
      from (${recounted}) week
      where weekly_activity.place_id = week.place_id and weekly_activity.monday = week.monday`,
    ),
  },
];
