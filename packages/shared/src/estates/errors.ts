export const estateErrors = {
  /** The place does not exist, or its forum is closed to the one who asks. */
  place_not_found: 404,
  /** Joining needs a code or an approval. */
  joining_not_open: 403,
  /** An animator's or a moderator's membership is ended by an administrator, not by leaving. */
  membership_has_duties: 409,
  /** Nobody has made a stairwell code like this one, or it was made too long ago. */
  stairwell_code_unknown: 404,
  /** Its last day is over. */
  stairwell_code_expired: 410,
  /** As many people have joined with it as it was made for. */
  stairwell_code_used_up: 409,
  /** The administrator has taken it back. */
  stairwell_code_withdrawn: 410,
} as const;
