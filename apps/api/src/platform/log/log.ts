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

/** Which request a line belongs to, and the job of it; a request's own lines have it already. */
const factsOfWork = (logger: Logger): object => {
  const work = currentWork();
  if (work === undefined || 'requestId' in logger.bindings()) return {};
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
    mixin: (_facts: object, _level: number, logger: Logger) => factsOfWork(logger),
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
