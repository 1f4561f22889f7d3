import { openDatabase } from '../platform/db/open-database.ts';
import { retryDead } from '../platform/jobs/retry-dead.ts';
import { createLog } from '../platform/log/log.ts';
import { readArguments, runCommand } from './run-command.ts';

/** `npm run retry-jobs`: gives jobs that failed for good (mail, notifications) another round of attempts. */
await runCommand({
  usage: 'retry-jobs',
  about: 'Gives jobs that failed for good (mail, notifications) another round of attempts. Safe beside a running site.',
  explained: {},
  cannotCode: 1,
  run: async (config, narrator) => {
    readArguments({});
    const database = await openDatabase(config, createLog(config));
    try {
      const count = await retryDead(database);
      narrator.say(
        count === 0
          ? 'No job has failed for good: there is nothing to put back.'
          : `${String(count)} ${count === 1 ? 'job is' : 'jobs are'} waiting for another round of attempts.`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
});
