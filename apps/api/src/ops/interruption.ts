import type { Narrator } from '../platform/log/console.ts';
import { StartError } from '../platform/start-error.ts';

/** The command was told to stop, and does. */
export class Interrupted extends StartError {
  constructor() {
    super('Stopped, as asked.');
  }
}

const controller = new AbortController();

/** Aborted when the process is asked to end: what it has started ends, and what it has begun is cleared away. */
export const interruption = controller.signal;

/** Asks everything that goes on to end. */
export const interrupt = (): void => controller.abort();

/** A narrator that begins no further step once the process is asked to end, but throws `Interrupted`. */
export const stoppable = (narrator: Narrator): Narrator => ({
  ...narrator,
  step: (what, work) => (interruption.aborted ? Promise.reject(new Interrupted()) : narrator.step(what, work)),
});
