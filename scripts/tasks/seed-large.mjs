import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run seed:large`: fills an empty PostgreSQL database (DATABASE_URL) with a large town, for measuring.
 *
 * @param {string[]} args see `--help`
 */
export function run(args) {
  // Mostly it waits for the database: memory may be collected early and often.
  return runForeground(projectNode, ['--optimize-for-size', 'bench/seed-large/main.ts', ...args]);
}
