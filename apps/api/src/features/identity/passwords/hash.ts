import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { AppError } from '../../../platform/errors.ts';

const argon2Async = promisify(argon2);

/** Each takes a core: more at once would only take the process's four threads from compressing and reading files. */
const maxAtOnce = 2;
/** With about 60 ms each on two cores, whoever waits last waits half a second. */
const maxWaiting = 16;
/** More than are judged: some are refused on the way there, by the limits of attempts. */
const maxAtIt = 2 * (maxAtOnce + maxWaiting);
const retryAfterSeconds = 2;

/** The threads belong to the process, and so do these turns. */
const turns = pLimit(maxAtOnce);

let atIt = 0;

/**
 * Does work that ends with judging a password. Throws `unavailable` at once, before anything is done, while more are at it
 * than can be judged in time.
 */
export const takeTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (atIt >= maxAtIt) throw new AppError('unavailable', { retryAfterSeconds });
  atIt += 1;
  try {
    return await work();
  } finally {
    atIt -= 1;
  }
};

/** Throws `unavailable` when too many passwords wait to be judged. */
const derive: typeof argon2Async = (algorithm, parameters) => {
  if (turns.pendingCount >= maxWaiting) throw new AppError('unavailable', { retryAfterSeconds });
  return turns(() => argon2Async(algorithm, parameters));
};

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane; about 60–120 ms on the machine the project is measured on. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagBytes = 32;

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,172})$/;

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** The same characters may be typed as different code points on another keyboard; nothing is cut off. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFC'), 'utf8');

const phcString = (salt: Uint8Array, tag: Uint8Array): string =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;

/** Hash of a password as a PHC string (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), with a salt of its own. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(saltBytes);
  const tag = await derive('argon2id', { ...cost, message: bytesOf(password), nonce, tagLength: tagBytes });
  return phcString(nonce, tag);
};

/** A hash that no password has: who has none, or no account, takes as long to be refused as a wrong password. */
const nobodysHash = phcString(new Uint8Array(saltBytes), new Uint8Array(tagBytes));

/** True if `password` is the one behind `hash`; with null (no password, no account) the same work is done and it is false. */
export const verifyPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash ?? nobodysHash) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('A stored password hash is not an argon2id PHC string.');
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected) && hash !== null;
};
