/** A time to wait as people count it, for the words of messages. */
export interface Wait extends Readonly<Record<string, string | number>> {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly wait: number;
}

const minute = 60;
const hour = 60 * minute;

/** Seconds up to two minutes, then minutes, from two hours on hours; rounded up, so that nobody comes too early. */
export const waitOf = (seconds: number): Wait => {
  if (seconds <= 2 * minute) return { unit: 'seconds', wait: seconds };
  if (seconds <= 2 * hour) return { unit: 'minutes', wait: Math.ceil(seconds / minute) };
  return { unit: 'hours', wait: Math.ceil(seconds / hour) };
};
