import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './log.mjs';
import { projectTool, runForeground } from './process.mjs';

/**
 * A step that runs Vitest and counts what its JSON report says.
 *
 * @param {string} name
 * @param {string[]} args such as ['--project', 'api']
 * @param {Record<string, string | undefined>} [env]
 * @returns {import('./steps.mjs').Step}
 */
export function vitestStep(name, args, env = {}) {
  return { name, run: () => runVitest(args, env) };
}

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<import('./steps.mjs').Tally>}
 */
async function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await runForeground(
      projectTool('vitest'),
      ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { env },
    );
    return countReport(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readReport(file) {
  try {
    return /** @type {unknown} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    say(`Vitest left no report: ${String(error)}`);
    return undefined;
  }
}

/**
 * Adds up a report. A file that could not even be loaded holds no tests, and an error outside of any test fails none:
 * both count as a failure, so that an exit code other than 0 never goes with a tally that looks fine.
 *
 * @param {unknown} report Vitest's JSON report
 * @param {number} exitCode
 * @returns {import('./steps.mjs').Tally}
 */
export function countReport(report, exitCode) {
  const passed = numberAt(report, 'numPassedTests');
  const skipped = numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests');
  const failed = numberAt(report, 'numFailedTests') + brokenFiles(report);
  const ranNothing = passed + skipped + failed === 0;
  return { passed, skipped, failed: failed === 0 && (exitCode !== 0 || ranNothing) ? 1 : failed };
}

/**
 * @param {unknown} report
 * @param {string} key
 */
function numberAt(report, key) {
  if (typeof report !== 'object' || report === null) return 0;
  const value = /** @type {unknown} */ (Reflect.get(report, key));
  return typeof value === 'number' ? value : 0;
}

/** @param {unknown} report */
function brokenFiles(report) {
  if (typeof report !== 'object' || report === null || !('testResults' in report)) return 0;
  const { testResults } = report;
  if (!Array.isArray(testResults)) return 0;
  return testResults.filter((/** @type {unknown} */ file) => isBroken(file)).length;
}

/** @param {unknown} file */
function isBroken(file) {
  if (typeof file !== 'object' || file === null || !('status' in file) || !('assertionResults' in file)) return false;
  return file.status === 'failed' && Array.isArray(file.assertionResults) && file.assertionResults.length === 0;
}
