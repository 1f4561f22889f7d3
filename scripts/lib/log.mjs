/** A fault that the person at the keyboard can mend: its message is one sentence, shown without a stack. */
export class TaskError extends Error {}

/**
 * Prints one line for the person at the keyboard.
 *
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Starts a clock for a step.
 *
 * @returns {() => string} the time since then, such as "0.4 s" or "2 min 05 s"
 */
export function stopwatch() {
  const startedAt = performance.now();
  return () => {
    const seconds = (performance.now() - startedAt) / 1000;
    if (seconds < 60) return `${seconds.toFixed(1)} s`;
    const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
    return `${Math.floor(seconds / 60)} min ${rest} s`;
  };
}
