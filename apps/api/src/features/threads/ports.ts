import type { Db, Tx } from '../../platform/db/database.ts';

/** What is about to be published. */
export interface Draft {
  readonly authorId: bigint;
  readonly placeId: bigint;
  /** Null for a reply. */
  readonly title: string | null;
  /** Markdown. */
  readonly body: string;
}

/** Asked, in the transaction, before something is published; refuses by throwing an `AppError`. Declared here, wired by `app.ts`. */
export type Screener = (tx: Tx, draft: Draft) => Promise<void>;

/** Why a post was hidden, as its author and the moderators read it. */
export interface HideReason {
  readonly reason: string;
  readonly decidedAt: Date;
}

/** The newest decision to hide each of these posts (inside keys); moderation knows. */
export type HideReasons = (db: Db, postIds: readonly bigint[]) => Promise<ReadonlyMap<bigint, HideReason>>;

/** Queue with one job for each published post; whoever is higher fans it out. */
export const postCreated = 'post.created';

export interface PostCreated {
  /** Inside key of the post, as text. */
  readonly postId: string;
}
