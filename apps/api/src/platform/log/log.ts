import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.ts';
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

/**
 * The log: one JSON object a line (so a line break in a value cannot start another entry), UTC times, levels by name.
 * `destination` is for tests; otherwise the standard output.
 */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger => {
  const options = {
    level: logLevel,
    base: null,
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
