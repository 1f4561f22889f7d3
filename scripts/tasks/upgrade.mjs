import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run upgrade`: a backup, the migrations of this version, the doctor; with --rehearse on a copy only.
 *
 * @param {string[]} args
 */
export function run(args) {
  return runForeground(projectNode, ['apps/api/src/ops/upgrade.ts', ...args]);
}
