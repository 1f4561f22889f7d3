import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run retry-jobs`: gives jobs that failed for good another round of attempts.
 *
 * @param {string[]} args
 */
export function run(args) {
  return runForeground(projectNode, ['apps/api/src/ops/retry-jobs.ts', ...args]);
}
