import { commandWords } from '../config/command-words.ts';
import type { Check } from '../doctor/check.ts';
import { deadQueue } from './queues.ts';

/** Waiting longer than this means that nobody works, or not fast enough; retries wait up to 10 minutes by design. */
const patienceMinutes = 15;

/** What there is to say about work that is done later. */
export const jobChecks: readonly Check[] = [
  {
    name: 'jobs.dead',
    area: 'jobs',
    rule: 'No job has failed for good.',
    run: async ({ reader }) => {
      const rows = await reader.rows(
        `select coalesce(source_name, 'an unknown queue') as queue, count(*)::text as jobs, min(created_on)::text as since
         from pgboss.job where name = $1 and state = 'created' group by 1 order by count(*) desc, 1`,
        [deadQueue],
      );
      if (rows.length === 0) return [];
      return [
        {
          problem: 'Some jobs failed at every attempt and wait to be looked at.',
          advice: `The log says why ("job failed for good"). Mail that fails is most often the mail server: see what the check of it says. When the reason is mended, put them back: ${commandWords('retry-jobs')}`,
          examples: rows.map(({ queue, jobs, since }) => `${String(jobs)} of ${String(queue)}, since ${String(since)}`),
        },
      ];
    },
  },
  {
    name: 'jobs.stuck',
    area: 'jobs',
    rule: 'No job has been running for longer than it may.',
    run: async ({ reader }) => {
      const rows = await reader.rows(
        `select name as queue, count(*)::text as jobs, min(started_on)::text as since from pgboss.job
         where state = 'active' and started_on < now() - make_interval(secs => expire_seconds) - interval '${String(patienceMinutes)} minutes'
         group by 1 order by 1`,
      );
      if (rows.length === 0) return [];
      return [
        {
          problem: 'Some jobs were begun and neither ended nor given back.',
          advice:
            'A process that was killed leaves such jobs, and a running one gives them back within minutes. Is the app running? If so, restart it and ask again.',
          examples: rows.map(({ queue, jobs, since }) => `${String(jobs)} of ${String(queue)}, since ${String(since)}`),
        },
      ];
    },
  },
  {
    name: 'jobs.waiting',
    area: 'jobs',
    rule: `No job that is due has waited for more than ${String(patienceMinutes)} minutes.`,
    run: async ({ reader }) => {
      const rows = await reader.rows(
        `select queue, count(*)::text as jobs, min(since)::text as since from (
           select name as queue, start_after as since from pgboss.job where state in ('created', 'retry') and name <> $1
           union all select queue, created_at from job_outbox
         ) as due where since < now() - interval '${String(patienceMinutes)} minutes'
         group by 1 order by min(since)`,
        [deadQueue],
      );
      if (rows.length === 0) return [];
      return [
        {
          problem: 'Jobs are waiting that should have been done: notifications and mail are late.',
          advice:
            'Is the app running? If it is, it has more to do than it manages: look at the load of the machine and for "jobs" in its log.',
          examples: rows.map(
            ({ queue, jobs, since }) => `${String(jobs)} of ${String(queue)}, the oldest due ${String(since)}`,
          ),
        },
      ];
    },
  },
];
