export const estateErrors = {
  /** The place does not exist, or its forum is closed to the one who asks. */
  place_not_found: 404,
  /** Joining needs a code or an approval. */
  joining_not_open: 403,
  /** An animator's or a moderator's membership is ended by an administrator, not by leaving. */
  membership_has_duties: 409,
} as const;
