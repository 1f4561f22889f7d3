import { job, key, type Violation } from './violation.ts';

export const ofPlatform: readonly Violation[] = [
  { what: 'a key without a result', plant: key('somethingElse', '0'), seenBy: ['platform.keys'] },
  {
    what: 'a key of last week',
    plant: `${key('createReply', '(select max(id) from posts)')}; update idempotency_keys set created_at = now() - interval '7 days'`,
    seenBy: ['platform.retention'],
    says: /idempotency_keys: 1 rows/,
  },
  {
    what: 'a rate counter of last week',
    plant: `insert into rate_counters (name, window_start, count) values ('x', now() - interval '7 days', 1)`,
    seenBy: ['platform.retention'],
    says: /rate_counters: 1 rows/,
  },
  {
    what: 'a migration that was not applied',
    plant: `delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
    seenBy: ['database.migrations'],
    says: /1 of the \d+ migrations/,
  },
  {
    what: 'a migration of a newer version',
    plant: `insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', 9999999999999)`,
    seenBy: ['database.migrations'],
    says: /1 migration that this version does not know/,
  },
  {
    what: 'an index that is not whole',
    plant: `update pg_index set indisvalid = false where indexrelid = 'posts_author_state'::regclass`,
    seenBy: ['database.indexes'],
    says: /index posts_author_state/,
  },
  {
    what: 'a constraint that was never checked',
    plant: `alter table posts add constraint planted check (number < 1000000) not valid`,
    seenBy: ['database.indexes'],
    says: /constraint planted of posts/,
  },
];

export const ofStatistics: readonly Violation[] = [
  {
    what: 'a closed week with a post too many',
    plant: `update weekly_activity set posts = posts + 1
      where (place_id, monday) in (select place_id, max(monday) from weekly_activity where final group by 1 order by 1 limit 1)`,
    seenBy: ['statistics.weekly-activity'],
    says: /week of \d{4}-\d{2}-\d{2}/,
  },
  {
    what: 'a closed week that has lost its threads',
    plant: `update weekly_activity set new_threads = 0, answered = 0
      where (place_id, monday) in (select place_id, max(monday) from weekly_activity where final group by 1 having max(new_threads) > 0)`,
    seenBy: ['statistics.weekly-activity'],
  },
];

export const ofJobs: readonly Violation[] = [
  {
    what: 'a job among the dead',
    plant: job('source_name', `'dead', 'post.created'`),
    seenBy: ['jobs.dead'],
    says: /1 of post\.created/,
  },
  {
    what: 'a job that was begun and never ended',
    plant: job('state, started_on', `'post.created', 'active', now() - interval '1 hour'`),
    seenBy: ['jobs.stuck'],
    says: /1 of post\.created/,
  },
  {
    what: 'a job that nobody takes out',
    plant: `insert into job_outbox (queue, data, created_at) values ('post.created', '{}', now() - interval '1 hour')`,
    seenBy: ['jobs.waiting'],
    says: /1 of post\.created/,
  },
  {
    what: 'a job that nobody takes',
    plant: job('start_after', `'post.created', now() - interval '1 hour'`),
    seenBy: ['jobs.waiting'],
    says: /1 of post\.created/,
  },
];
