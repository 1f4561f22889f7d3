import { hash } from 'node:crypto';
import { publicIdFrom } from '@moja-ulica/shared/ids.ts';

/** Gives what has a number of its own an outside id that needs no remembering. */
export type SteadyId = (kind: string, number: number) => string;

/** The same seed, kind and number give the same id. */
export const createSteadyId =
  (seed: number): SteadyId =>
  (kind, number) => {
    let round = 0;
    return publicIdFrom((count) =>
      hash('sha256', `${String(seed)}:${kind}:${String(number)}:${String(round++)}`, 'buffer').subarray(0, count),
    );
  };
