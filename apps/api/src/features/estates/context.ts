import type { Texts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, GuessStairwell, LoadAsker, LockAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

/** What this feature needs from others. */
export interface EstatesPorts {
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly describeMe: DescribeMe;
  readonly guessStairwell: GuessStairwell;
  readonly writeAudit: WriteAudit;
}

export interface EstatesContext {
  readonly platform: Platform;
  readonly ports: EstatesPorts;
  readonly texts: Texts;
}
