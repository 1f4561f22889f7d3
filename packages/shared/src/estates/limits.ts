export const estateLimits = {
  maxStreetsPerThread: 3,
  /** Of a staircase's label, which only staff read. */
  maxStairwellLabelChars: 80,
  /** Most people that one stairwell code lets in. */
  maxStairwellUses: 500,
  /** How long a stairwell code may hold. */
  maxStairwellDays: 366,
  /** New memberships by code for one account in a day: nobody uses up a neighbours' code by leaving and coming back. */
  joinsByCodePerDay: 3,
  /** Requests to join of one account in a day, in all estates together: nobody fills the moderators' lists by asking and withdrawing. */
  joinRequestsPerDay: 5,
  maxJoinNoteChars: 500,
  minRefusalChars: 10,
  maxRefusalChars: 1000,
  /** After a refusal a new request can be made in so many days. */
  daysAfterRefusal: 7,
  maxNameChars: 80,
  maxDescriptionChars: 600,
  maxPlaces: 500,
  maxTopics: 40,
  maxStreets: 2_000,
  /** Of a list of streets to import, as text; with its envelope it stays under what one request may carry. */
  maxStreetsCsvChars: 60_000,
} as const;
