export const statisticsLimits = {
  /** Smaller counts are not shown: one could tell who they are about. */
  smallestShown: 5,
  weeks: 26,
  maxWeeks: 104,
  /** An opening post counts as answered by a reply of somebody else within so many days. */
  answeredWithinDays: 7,
} as const;
