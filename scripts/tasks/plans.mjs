import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run plans`: looks at how a filled PostgreSQL database (DATABASE_URL) finds what people ask for.
 *
 * @param {string[]} args see `--help`
 */
export function run(args) {
  return runForeground(projectNode, ['bench/plans/main.ts', ...args]);
}
