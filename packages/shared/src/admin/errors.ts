export const adminErrors = {
  /** Without this one nobody could give roles any more. */
  last_admin: 409,
  invitation_not_found: 404,
  /** Unknown, used, withdrawn or over: whoever holds it can do nothing but ask for another. */
  invitation_invalid: 404,
  /** It was sent to another address than that of who is signed in. */
  invitation_for_another: 403,
  /** The same person is invited to the same already. */
  invitation_open: 409,
} as const;
