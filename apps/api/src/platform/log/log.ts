import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { currentWork } from '../current-work.ts';
import { describeError } from './describe-error.ts';

/** Never written, whatever object they come in; a second line of defence behind not logging such objects at all. */
const secretNames = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'email',
  'to',
  'authorization',
  'cookie',
  'set-cookie',
];

const idOfRequest = Symbol('id of the request');

interface OfRequest {
  [idOfRequest]?: string;
}

/**
 * The same log with the id of a request on every line. Not pino's `child`, which writes out what it is given at once and takes
 * 2 µs for it, a tenth of a page out of the cache: most requests have no line.
 */
export const logOfRequest = <L extends object>(log: L, requestId: string): L => {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- `Object.create` gives what it is given, and says `any`
  const own: L & OfRequest = Object.create(log);
  own[idOfRequest] = requestId;
  return own;
};

/** Which request a line belongs to, and the job of it. */
const factsOfWork = (logger: OfRequest): object => {
  const own = logger[idOfRequest];
  if (own !== undefined) return { requestId: own };
  const work = currentWork();
  if (work === undefined) return {};
  const { requestIds, queue } = work;
  const [requestId, ...others] = requestIds;
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(others.length > 0 ? { requestIds } : requestId === undefined ? {} : { requestId }),
  };
};

/**
 * The log: one JSON object a line (so a line break in a value cannot start another entry), UTC times, levels by name.
 * `destination` is for tests; otherwise the standard output.
 */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger => {
  const options = {
    level: logLevel,
    base: null,
    mixin: (_facts: object, _level: number, logger: Logger & OfRequest) => factsOfWork(logger),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => describeError(error) },
    redact: {
      paths: secretNames.flatMap((name) => {
        const key = name.includes('-') ? `["${name}"]` : name;
        return name.includes('-') ? [key, `*${key}`] : [key, `*.${key}`];
      }),
      censor: '[hidden]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
};
