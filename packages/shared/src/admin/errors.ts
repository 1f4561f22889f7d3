export const adminErrors = {
  /** Without this one nobody could give roles any more. */
  last_admin: 409,
} as const;
