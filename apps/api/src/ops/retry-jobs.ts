import { appliedMigrations } from '../platform/db/applied-migrations.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { openReader } from '../platform/db/reader.ts';
import { retryDead } from '../platform/jobs/retry-dead.ts';
import { createLog } from '../platform/log/log.ts';
import { many } from '../platform/log/many.ts';
import { readArguments, runCommand } from './run-command.ts';

/** `npm run retry-jobs`: gives jobs that failed for good (mail, notifications) another round of attempts. */
await runCommand({
  name: 'retry-jobs',
  usage: '',
  about: 'Gives jobs that failed for good (mail, notifications) another round of attempts. Safe beside a running site.',
  explained: {},
  cannotCode: 1,
  clearsAway: false,
  run: async (config, narrator) => {
    readArguments({});
    // Nothing is written before this is known to be a database of the app.
    const reader = await openReader(config);
    try {
      await appliedMigrations(reader);
    } finally {
      await reader.close();
    }
    const database = await openDatabase(config, createLog(config));
    try {
      const { moved, left } = await retryDead(database);
      if (moved > 0) narrator.say(`${many(moved, 'job is', 'jobs are')} waiting for another round of attempts.`);
      else if (left === 0) narrator.say('No job has failed for good: there is nothing to put back.');
      if (left > 0) {
        narrator.say(
          `${many(left, 'job', 'jobs')} could not be put back, because nobody knows the queue they came from. What was to be done: select data, source_output from pgboss.job where name = 'dead'; and when that is settled: delete from pgboss.job where name = 'dead';`,
        );
      }
      return 0;
    } finally {
      await database.close();
    }
  },
});
