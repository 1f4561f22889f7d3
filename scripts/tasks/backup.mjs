import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run backup`: saves database and files, at one moment, each part with a checksum.
 *
 * @param {string[]} args
 */
export function run(args) {
  return runForeground(projectNode, ['apps/api/src/ops/backup.ts', ...args]);
}
