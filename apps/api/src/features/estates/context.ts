import type { Texts } from '../../platform/i18n.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, GuessStairwell, LoadAsker, LockAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';
import type { PlaceRow } from './queries.ts';

interface JoiningTold {
  readonly user: { readonly id: bigint; readonly publicId: string };
  /** Public id. */
  readonly request: string;
  readonly approved: boolean;
}

/** In the transaction of a decision: tells whoever asked what became of it. */
export type TellJoining = (tx: Tx, told: JoiningTold) => Promise<void>;

/** In the transaction of a request (of `userId`): tells whoever may decide it that somebody waits. */
export type TellWaiting = (tx: Tx, told: { readonly place: PlaceRow; readonly userId: bigint }) => Promise<void>;

/** In the transaction that closes a request: takes that back where nobody waits any more. */
export type UntellWaiting = (tx: Tx, placeId: bigint) => Promise<void>;

/** What this feature needs from others. */
export interface EstatesPorts {
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly describeMe: DescribeMe;
  readonly guessStairwell: GuessStairwell;
  readonly writeAudit: WriteAudit;
  readonly tellJoining: TellJoining;
  readonly tellWaiting: TellWaiting;
  readonly untellWaiting: UntellWaiting;
}

export interface EstatesContext {
  readonly platform: Platform;
  readonly ports: EstatesPorts;
  readonly texts: Texts;
}
