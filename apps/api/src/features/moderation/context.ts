import type { PhotoRule } from '@moja-ulica/shared/moderation/limits.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker, LockAsker } from '../identity/index.ts';
import type { ReadSettings } from '../site/index.ts';

/** What moderation asks of `threads`: change what everybody sees of a post, under the thread's lock, and announce it. */
export interface PostVisibility {
  hidePost(tx: Tx, postId: bigint, rule: HideRule): Promise<void>;
  restorePost(tx: Tx, postId: bigint): Promise<void>;
}

/** Somebody whose photo was taken away, with the statement of reasons. */
export interface PhotoRemoved {
  readonly user: { readonly id: bigint; readonly publicId: string };
  readonly decision: { readonly rule: PhotoRule; readonly reason: string };
}

export interface ModerationContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly settings: ReadSettings;
  readonly threads: PostVisibility;
  /** What moderation asks of `notifications`: tell the person, in the transaction of the act. */
  readonly tellPhotoRemoved: (tx: Tx, told: PhotoRemoved) => Promise<void>;
}

/** Queue of decisions to tell the author about; `notifications` handles it. */
export const decisionMade = 'decision.made';

export interface DecisionMade {
  /** Inside key of the decision, as text. */
  readonly decisionId: string;
}
