import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run restore`: puts a backup back, checked before and after.
 *
 * @param {string[]} args
 */
export function run(args) {
  return runForeground(projectNode, ['apps/api/src/ops/restore.ts', ...args]);
}
