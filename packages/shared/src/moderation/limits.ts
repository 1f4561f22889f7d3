export const moderationLimits = {
  maxNoteChars: 1_000,
  minReasonChars: 10,
  maxReasonChars: 2_000,
} as const;

/** Why someone reports a post; translation key `report.reason.<code>`. */
export const reportReasons = ['insult', 'personal_data', 'spam', 'off_topic', 'unlawful'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Why somebody's photo is taken away; off topic is no ground: a face has no topic. */
export const photoRules = ['insult', 'personal_data', 'spam', 'unlawful'] as const;
export type PhotoRule = (typeof photoRules)[number];
