export const adminLimits = {
  peoplePerPage: 30,
  auditPerPage: 40,
  /** Shorter ones would find half the town. */
  minSearchChars: 2,
  maxSearchChars: 254,
  maxUnitChars: 80,
  invitationDays: 7,
  /** Days of a suspension; or until further notice. */
  suspensionDays: [1, 3, 7, 28],
  invitationsPerPage: 30,
  minReasonChars: 10,
  maxReasonChars: 1_000,
} as const;

/** What a person can be more than a resident. */
export const staffRoles = ['animator', 'moderator', 'liaison', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Stands in the audit log for what may not be kept there: nobody can take it out again. */
export const untold = '…';
