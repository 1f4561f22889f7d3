import type { Check } from '../check.ts';

/** A random text of 32 characters has more than 16 different ones, save once in a very long time. */
const leastDifferent = 12;

export const checkSecret: Check = {
  name: 'settings.secret',
  area: 'settings',
  rule: 'The secret that signs access tokens cannot be guessed.',
  run: async ({ config: { tokenSecret } }) => {
    // Made by the app and kept in the database: random, and the same for every process.
    if (tokenSecret === null || new Set(tokenSecret).size >= leastDifferent) return [];
    return [
      {
        problem: 'TOKEN_SECRET is long enough, but repeats few characters: it looks made up rather than random.',
        advice:
          'Set it to the output of "openssl rand -base64 32", the same for every process; or take it away, and the app keeps a random one in the database. Everybody has to sign in again afterwards.',
      },
    ];
  },
};
