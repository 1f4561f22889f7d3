const dayMs = 86_400_000;

/** How long what has ended is kept; the clean-up holds to it, `doctor` checks it. */
export const retention = {
  /** Codes tell nothing about people; long enough to look into a complaint about a poster. */
  stairwellCodesMs: 365 * dayMs,
  /** As long as other decisions about people. */
  joinRequestsMs: 365 * dayMs,
} as const;
