/**
 * Tasks that are nothing but a program on the project's own Node: the file, and what Node is told besides. Each says with
 * `--help` what it does.
 *
 * @type {ReadonlyMap<string, readonly string[]>}
 */
export const programs = new Map([
  ['backup', ['apps/api/src/ops/backup.ts']],
  ['doctor', ['apps/api/src/ops/doctor.ts']],
  ['plans', ['bench/plans/main.ts']],
  ['restore', ['apps/api/src/ops/restore.ts']],
  ['retry-jobs', ['apps/api/src/ops/retry-jobs.ts']],
  // Mostly it waits for the database: memory may be collected early and often.
  ['seed-large', ['--optimize-for-size', 'bench/seed-large/main.ts']],
  ['upgrade', ['apps/api/src/ops/upgrade.ts']],
]);
