const dayMs = 86_400_000;

/** How long what is about one person's device or address is kept after it ended; the clean-up holds to it, `doctor` checks it. */
export const retention = {
  codesMs: dayMs,
  /** What half a sign-in left behind. */
  challengesMs: 0,
  registrationsMs: 0,
  /** A stolen token that is tried later than this is refused, and ends nothing. */
  usedTokensMs: 7 * dayMs,
  /** Long enough to look into a complaint about a stolen session. */
  endedSessionsMs: 30 * dayMs,
  restedHandlesMs: 0,
  suspendedAddressesMs: 0,
  /** That an account which is gone was suspended: long enough for a complaint about it. */
  sanctionsOfDeletedMs: 366 * dayMs,
} as const;
