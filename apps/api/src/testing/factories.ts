import type { Tokens } from '../platform/auth/tokens.ts';
import type { Platform } from '../platform/platform.ts';
import { createThreadFactories } from './thread-factories.ts';
import { createTownFactories } from './town-factories.ts';

/** Makes what a test needs, straight in the tables, each with a name of its own. */
export const createFactories = (platform: Platform, tokens: Tokens, arrived: () => Promise<void>) => {
  let count = 0;
  const next = (): string => {
    count += 1;
    return String(count);
  };
  return {
    ...createTownFactories(platform.db, platform.clock, tokens, next),
    ...createThreadFactories(platform, next, arrived),
  };
};

export type Factories = ReturnType<typeof createFactories>;
