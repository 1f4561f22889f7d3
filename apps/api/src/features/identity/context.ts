import type { Tokens } from '../../platform/auth/tokens.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Attempts } from './attempts.ts';
import type { Codes } from './codes.ts';
import type { Mails } from './mails.ts';
import type { IsCommon } from './passwords/common.ts';
import type { IdentityPorts } from './ports.ts';
import type { KeyedHash, Sealer } from './secrets.ts';

/** What the feature's commands work with. */
export interface IdentityContext {
  readonly platform: Platform;
  readonly ports: IdentityPorts;
  readonly codes: Codes;
  readonly mails: Mails;
  readonly attempts: Attempts;
  readonly isCommon: IsCommon;
  readonly keyedHash: KeyedHash;
  readonly sealer: Sealer;
}

/** With what signs access tokens, which belongs to the server. */
export interface SigningContext extends IdentityContext {
  readonly tokens: Tokens;
}
