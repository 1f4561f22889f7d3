import type { Tokens } from '../../platform/auth/tokens.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Attempts } from './attempts.ts';
import type { Codes } from './codes.ts';
import type { Mails } from './mails.ts';
import type { IsCommon } from './passwords/common.ts';
import type { IdentityPorts } from './ports.ts';

/** What the feature's commands work with. */
export interface IdentityContext {
  readonly platform: Platform;
  readonly ports: IdentityPorts;
  readonly codes: Codes;
  readonly mails: Mails;
  readonly attempts: Attempts;
  readonly isCommon: IsCommon;
}

/** With what signs access tokens, which belongs to the server. */
export interface SigningContext extends IdentityContext {
  readonly tokens: Tokens;
}

/** One line of the security log: what happened to whom, without addresses, tokens or passwords. */
export type SecurityLog = (
  event: SecurityEvent,
  facts?: Readonly<Record<string, string | number | boolean | null>>,
) => void;

export type SecurityEvent =
  | 'account_created'
  | 'first_admin_created'
  | 'first_admin_refused'
  | 'sign_in'
  | 'sign_in_failed'
  | 'sign_out'
  | 'refresh_reused'
  | 'limit_reached';

/** Where a request comes from. */
export interface Requester {
  /** IP address, believed as far as the settings say. */
  readonly address: string;
  readonly userAgent: string;
  readonly security: SecurityLog;
}
