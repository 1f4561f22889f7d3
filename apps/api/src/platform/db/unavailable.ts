import { poolIsFull } from './bounded-pool.ts';

/** SQLSTATEs and system codes that say "not now" rather than "wrong": the same request may succeed a moment later. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // Refused or cut by the server: shutting down, crashed, starting, full, database dropped, idle too long.
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '25P03',
  // Took too long: a statement, or waiting for a lock.
  '57014',
  '55P03',
  poolIsFull,
  // Two transactions in each other's way.
  '40001',
  '40P01',
]);

/** Trouble that the driver tells in words only. */
const told =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end|PGlite is clos)/;

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** A socket of this machine that is not there: the server is not running, as when a port is refused. */
const isMissingSocket = (error: Error): boolean =>
  codeOf(error) === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';

/** True when all our connections are busy, and enough wait for one already. Looks through the wrappings of drizzle. */
export const isPoolFull = (error: unknown): boolean => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (codeOf(inner) === poolIsFull) return true;
  }
  return false;
};

/**
 * True when the database could not be reached or did not get to it in time, so that the answer is 503 with `Retry-After`
 * and not a fault of ours. Looks through the wrappings of drizzle and pg.
 */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = codeOf(inner);
    // Class 08: connection exceptions.
    if (passing.has(code) || /^08...$/.test(code) || isMissingSocket(inner) || told.test(inner.message)) {
      return true;
    }
  }
  return false;
};
