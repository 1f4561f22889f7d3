import { createHook } from 'node:async_hooks';

/** What Node calls the work of one argon2 in its thread pool. */
const argon2Work = 'ARGON2REQUEST';

/**
 * How many password hashes were computed while `work` was done. What an answer costs is counted and not timed: the hash is nine
 * tenths of it, and a clock on a busy machine measures what the others do.
 */
export const hashesOf = async (work: () => Promise<unknown>): Promise<number> => {
  let hashes = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === argon2Work) hashes += 1;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return hashes;
};
