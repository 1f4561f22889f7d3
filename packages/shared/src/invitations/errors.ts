export const invitationErrors = {
  /** Never was, withdrawn, used up, past its day, or its author no longer belongs there: all look alike. */
  invitation_ended: 404,
} as const;
