import type { Texts } from '../../platform/i18n.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, GuessStairwell, LoadAsker, LockAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

interface JoiningTold {
  readonly user: { readonly id: bigint; readonly publicId: string };
  /** Public id. */
  readonly request: string;
  readonly approved: boolean;
}

/** In the transaction of a decision: tells whoever asked what became of it. */
export type TellJoining = (tx: Tx, told: JoiningTold) => Promise<void>;

/** What this feature needs from others. */
export interface EstatesPorts {
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly describeMe: DescribeMe;
  readonly guessStairwell: GuessStairwell;
  readonly writeAudit: WriteAudit;
  readonly tellJoining: TellJoining;
}

export interface EstatesContext {
  readonly platform: Platform;
  readonly ports: EstatesPorts;
  readonly texts: Texts;
}
