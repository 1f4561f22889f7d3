import { say } from '../lib/log.mjs';
import { projectNode } from '../lib/process.mjs';
import { staticSteps } from '../lib/static-steps.mjs';
import { oneSkipped, programStep, runSteps } from '../lib/steps.mjs';
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
  return runSteps([
    ...staticSteps(),
    vitestStep(
      'Unit and API tests, embedded database',
      ['--project', 'shared', '--project', 'web', '--project', 'bench', '--project', 'api'],
      embedded,
    ),
    postgresStep(),
    drillStep(),
    vitestStep('Journeys in a real browser', ['--config', 'e2e/vitest.config.ts'], embedded),
  ]);
}

/** @returns {import('../lib/steps.mjs').Step} */
function postgresStep() {
  const name = 'API tests and races, PostgreSQL';
  if (process.env.TEST_DATABASE_URL !== undefined) return vitestStep(name, ['--project', 'api', '--project', 'bench']);
  return {
    name,
    run: async () => {
      say('Not run: set TEST_DATABASE_URL to an empty PostgreSQL database (and TEST_REDIS_URL) to run them too.');
      return oneSkipped;
    },
  };
}

/** @returns {import('../lib/steps.mjs').Step} */
function drillStep() {
  const name = 'Fault drill, short form';
  // It starts servers of its own, whose programs are there where somebody tests on PostgreSQL.
  if (process.env.TEST_DATABASE_URL !== undefined) {
    return programStep(name, projectNode, ['scripts/run.mjs', 'drill', '--short']);
  }
  return {
    name,
    run: async () => {
      say('Not run: it needs PostgreSQL and Redis, as above.');
      return oneSkipped;
    },
  };
}
