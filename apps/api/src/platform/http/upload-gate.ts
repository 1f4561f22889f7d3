import type { ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';

/** Bodies of 8 MB that may lie in memory at once: those that arrive and those that wait for their turn. */
const maxAtOnce = 6;
const retryAfterSeconds = 5;

/** Lets a few uploads in at a time, before a byte of their bodies is read. */
export interface UploadGate {
  /** Takes a place until the answer has been sent or the client has gone. Throws `unavailable` when all are taken. */
  enter(answer: ServerResponse): void;
}

/** Of one process: it is its memory that is spared. */
export const createUploadGate = (): UploadGate => {
  let inside = 0;
  return {
    enter: (answer) => {
      if (inside >= maxAtOnce) throw new AppError('unavailable', { retryAfterSeconds });
      inside += 1;
      answer.once('close', () => {
        inside -= 1;
      });
    },
  };
};
