export const privacyLimits = {
  /** How long a finished export can be downloaded. */
  exportDays: 7,
  exportsPerDay: 3,
  /** A handle is nobody else's for so long after its account is gone. */
  handleRestMonths: 12,
} as const;
