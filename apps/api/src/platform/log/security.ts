import type { Logger } from 'pino';

/** Public ids and words of ours; never an address, a token, a password or a text of people. */
export type SecurityFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A line of the security log, any line with `security` in it: signing in, refused access, what moderators did. It is kept like
 * the rest of the log.
 */
export const logSecurity = (log: Pick<Logger, 'info'>, event: string, facts: SecurityFacts = {}): void => {
  log.info({ security: event, ...facts }, 'security');
};
