export const documentLimits = {
  maxBodyChars: 60_000,
  minBodyChars: 40,
  maxTitleChars: 120,
  maxNoteChars: 500,
  maxFactChars: 500,
  /** Versions that a list shows, newest first. */
  versionsShown: 200,
  /** A changed document that people are told of comes into force after so many days, unless somebody chooses otherwise. */
  noticeDays: 14,
} as const;
