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
  maxJoinNoteChars: 500,
  minRefusalChars: 10,
  maxRefusalChars: 1000,
  /** After a refusal a new request can be made in so many days. */
  daysAfterRefusal: 7,
} as const;
