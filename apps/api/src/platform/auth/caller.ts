/** Who the access token says is asking; null for a guest. What they may do is read from the database each time. */
export type Caller = {
  /** Public id of the session (refresh family). */
  readonly sessionId: string;
  /** Public id of the user. */
  readonly userId: string;
} | null;
