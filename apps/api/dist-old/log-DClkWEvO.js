import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { AsyncLocalStorage } from 'node:async_hooks';
// apps/api/src/platform/paths.ts
const folderOfPackage = (folder) =>
  existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder));
/** `apps/api`, from the sources as well as from the build: what is read at run time (migrations, texts) lies in it. */
const apiFolder = folderOfPackage(import.meta.dirname);
/** The checkout: what relative paths in settings start from. */
const rootFolder = join(apiFolder, '../..');
// apps/api/src/platform/current-work.ts
/**
 * Not state of this module: each request and job has its own, and the one storage is what lets a line of the log or a new job
 * find it without every function between handing it on.
 */
const storage = new AsyncLocalStorage();
/** Does something, and whatever follows from it, as a part of this work. */
const duringWork = (work, act) => storage.run(work, act);
/** Undefined outside of requests that change something and of jobs; reading is followed only where it is traced, for speed. */
const currentWork = () => storage.getStore();
// apps/api/src/platform/log/describe-error.ts
const longestMessage = 1e3;
const deepestCause = 4;
/** Addresses of people never reach the log, not even inside a message of somebody else's. */
const withoutAddresses = (text) =>
  text.replace(/[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '[address]');
/** drizzle appends the statement's values, which may be anything: names, hashes, texts. */
const withoutValues = (message) => message.replace(/\nparams: [\s\S]*$/, '');
const clean = (message) => withoutAddresses(withoutValues(message)).slice(0, longestMessage);
/** Where it happened, without the message that the stack repeats at its beginning. */
const framesOf = (error) => {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return frames === void 0 || frames.length === 0 ? void 0 : frames.join('\n');
};
/**
 * What of an error goes into the log: type, message, code, place and causes. Values of statements, details of the database
 * and e-mail addresses stay out.
 */
const describeError = (error, depth = 0) => {
  if (!(error instanceof Error))
    return {
      type: typeof error,
      message: clean(String(error)),
    };
  const stack = framesOf(error);
  return {
    type: error.name,
    message: clean(error.message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(stack === void 0 ? {} : { stack }),
    ...(error.cause === void 0 || depth >= deepestCause ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
};
// apps/api/src/platform/log/log.ts
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
/**
 * The same log with the id of a request on every line. Not pino's `child`, which writes out what it is given at once and takes
 * 2 µs for it, a tenth of a page out of the cache: most requests have no line.
 */
const logOfRequest = (log, requestId) => {
  const own = Object.create(log);
  own[idOfRequest] = requestId;
  return own;
};
/** Which request a line belongs to, and the job of it. */
const factsOfWork = (logger) => {
  const own = logger[idOfRequest];
  if (own !== void 0) return { requestId: own };
  const work = currentWork();
  if (work === void 0) return {};
  const { requestIds, queue } = work;
  const [requestId, ...others] = requestIds;
  return {
    ...(queue === void 0 ? {} : { queue }),
    ...(others.length > 0 ? { requestIds } : requestId === void 0 ? {} : { requestId }),
  };
};
/**
 * The log: one JSON object a line (so a line break in a value cannot start another entry), UTC times, levels by name.
 * `destination` is for tests; otherwise the standard output.
 */
const createLog = ({ logLevel }, destination) => {
  const options = {
    level: logLevel,
    base: null,
    mixin: (_facts, _level, logger) => factsOfWork(logger),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error) => describeError(error) },
    redact: {
      paths: secretNames.flatMap((name) => {
        const key = name.includes('-') ? `["${name}"]` : name;
        return name.includes('-') ? [key, `*${key}`] : [key, `*.${key}`];
      }),
      censor: '[hidden]',
    },
  };
  return destination === void 0 ? pino(options) : pino(options, destination);
};
export { apiFolder as a, duringWork as i, logOfRequest as n, rootFolder as o, currentWork as r, createLog as t };
