import type { Platform } from '../../platform/platform.ts';
import { createAttempts, type Attempts } from './attempts.ts';
import { createKeyedHash } from './secrets.ts';

/** Counts guesses at stairwell codes, shared by all instances: see `Attempts`. */
export type GuessStairwell = Attempts['stairwell'];

export const createGuessStairwell = ({
  db,
  clock,
  config,
}: Pick<Platform, 'db' | 'clock' | 'config'>): GuessStairwell => {
  const attempts = createAttempts(db, clock, createKeyedHash(config, db));
  return (account, from) => attempts.stairwell(account, from);
};
