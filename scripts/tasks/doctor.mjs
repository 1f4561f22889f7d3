import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run doctor`: checks a live installation and says what to do about what it finds; changes nothing.
 *
 * @param {string[]} args
 */
export function run(args) {
  return runForeground(projectNode, ['apps/api/src/ops/doctor.ts', ...args]);
}
