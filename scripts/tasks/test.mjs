import { buildWeb } from '../lib/build-web.mjs';
import { say } from '../lib/log.mjs';
import { staticSteps } from '../lib/static-steps.mjs';
import { oneFailed, onePassed, oneSkipped, runSteps } from '../lib/steps.mjs';
import { vitestStep } from '../lib/vitest.mjs';

// The embedded database is what a newcomer gets, so that is what the suite runs on whatever the environment says.
const embedded = {
  TEST_DATABASE_URL: undefined,
  TEST_REDIS_URL: undefined,
  DATABASE_URL: undefined,
  REDIS_URL: undefined,
};

/** `npm test`: everything, in order, each step with its time; the last line is the sum. */
export function run() {
  let built = false;
  return runSteps([
    ...staticSteps(),
    vitestStep(
      'Unit and API tests, embedded database',
      ['--project', 'shared', '--project', 'web', '--project', 'api'],
      embedded,
    ),
    postgresStep(),
    {
      name: 'Web build',
      run: async () => {
        const web = await buildWeb({ force: true });
        built = web.ok;
        if (web.output !== '') say(web.output.trimEnd());
        return web.ok ? onePassed : oneFailed;
      },
    },
    {
      name: 'Journeys in a real browser',
      run: async () => {
        if (built) return vitestStep('', ['--config', 'e2e/vitest.config.ts'], embedded).run();
        say('Not run, because there is no web build to open.');
        return oneSkipped;
      },
    },
  ]);
}

/** @returns {import('../lib/steps.mjs').Step} */
function postgresStep() {
  const name = 'API tests and races, PostgreSQL';
  if (process.env.TEST_DATABASE_URL !== undefined) return vitestStep(name, ['--project', 'api']);
  return {
    name,
    run: async () => {
      say('Not run: set TEST_DATABASE_URL to an empty PostgreSQL database (and TEST_REDIS_URL) to run them too.');
      return oneSkipped;
    },
  };
}
