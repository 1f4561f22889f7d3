import { parseArgs } from 'node:util';
import { TaskError, say } from '../lib/log.mjs';
import { projectTool, runForeground } from '../lib/process.mjs';

const usage = 'npm run fuzz -- [--requests 20000] [--seed 1] [--only 1234]';

/**
 * `npm run fuzz`: sends odd requests and socket events to a town of the tests, as many as one likes. The same seed sends the
 * same ones.
 *
 * @param {string[]} args
 */
export async function run(args) {
  const { requests, seed, only } = optionsOf(args);
  say(`Seed ${seed}: the same again with npm run fuzz -- --seed ${seed} --requests ${requests}`);
  return runForeground(
    projectTool('vitest'),
    ['run', '--project', 'api', 'test/fuzz.test.ts', '-t', 'make nothing stumble', '--reporter=verbose'],
    { env: { FUZZ_REQUESTS: requests, FUZZ_SEED: seed, FUZZ_ONLY: only } },
  );
}

/** @param {string[]} args */
function optionsOf(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { requests: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
    });
    const { requests = '20000', seed = String(Math.floor(Date.now() / 1000)), only } = values;
    if (![requests, seed, only ?? '0'].every((value) => /^\d{1,10}$/.test(value)))
      throw new Error('numbers are needed');
    return { requests: only === undefined ? requests : String(Number(only) + 1), seed, only };
  } catch (error) {
    throw new TaskError(`${String(error)}\n${usage}`);
  }
}
