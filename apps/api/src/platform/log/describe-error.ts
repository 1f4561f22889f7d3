/** An error as the log keeps it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const longestMessage = 1000;
const deepestCause = 4;

/** Addresses of people never reach the log, not even inside a message of somebody else's. */
const withoutAddresses = (text: string): string =>
  text.replace(/[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '[address]');

/** drizzle appends the statement's values, which may be anything: names, hashes, texts. */
const withoutValues = (message: string): string => message.replace(/\nparams: [\s\S]*$/, '');

const clean = (message: string): string => withoutAddresses(withoutValues(message)).slice(0, longestMessage);

/** Where it happened, without the message that the stack repeats at its beginning. */
const framesOf = (error: Error): string | undefined => {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return frames === undefined || frames.length === 0 ? undefined : frames.join('\n');
};

/**
 * What of an error goes into the log: type, message, code, place and causes. Values of statements, details of the database
 * and e-mail addresses stay out.
 */
export const describeError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) };
  const stack = framesOf(error);
  return {
    type: error.name,
    message: clean(error.message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(error.cause === undefined || depth >= deepestCause ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
};
