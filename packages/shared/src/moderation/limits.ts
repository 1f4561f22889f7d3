export const moderationLimits = {
  maxNoteChars: 1_000,
  minReasonChars: 10,
  maxReasonChars: 2_000,
  reportsPerDay: 20,
  /** Due: insults, threats and personal data in 24 h, the rest in 7 days. */
  urgentHours: 24,
  dueDays: 7,
} as const;

/** Why someone reports a post; translation key `report.reason.<code>`. */
export const reportReasons = ['insult', 'personal_data', 'spam', 'off_topic', 'unlawful'] as const;
export type ReportReason = (typeof reportReasons)[number];
