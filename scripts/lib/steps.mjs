import { say, stopwatch } from './log.mjs';
import { endedBySignal, runCaptured } from './process.mjs';

/**
 * What one step found. A step without tests of its own (a format check, a build) counts as one.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ name: string, run: () => Promise<Tally> }} Step
 */

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 };
/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };
/** @type {Tally} */
export const oneSkipped = { passed: 0, failed: 0, skipped: 1 };

/**
 * A step that is right when its program ends with 0; what the program printed is shown only if it did not.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Step}
 */
export function programStep(name, command, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runCaptured(command, args);
      if (code === 0) return onePassed;
      say(output.trimEnd());
      return oneFailed;
    },
  };
}

/**
 * Runs the steps in order, each with its time; a failed one does not stop the next, a signal that asks us to end does. Ends
 * with a list of what failed and the line `N passed, N failed, N skipped`, which an ended run does not print.
 *
 * @param {Step[]} steps
 * @returns {Promise<number>} the exit code: 1 if anything failed, 128 and the signal's number if one ended it
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const failed = [];
  const all = stopwatch();
  const signal = endedBySignal();
  for (const step of steps) {
    const elapsed = stopwatch();
    say(`\n=== ${step.name}`);
    const tally = await step.run().catch((/** @type {unknown} */ error) => {
      say(String(error));
      return oneFailed;
    });
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    if (tally.failed > 0) failed.push(step.name);
    say(`--- ${step.name}: ${describe(tally)} in ${elapsed()}`);
    const code = signal.code();
    if (code !== null) {
      signal.stop();
      say('Ended before it was done.');
      return code;
    }
  }
  signal.stop();
  say(`\nAll steps took ${all()}.`);
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

/** @param {Tally} tally */
function describe(tally) {
  const { passed, failed, skipped } = tally;
  if (passed + failed + skipped === 1) return failed === 1 ? 'FAILED' : skipped === 1 ? 'SKIPPED' : 'ok';
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
