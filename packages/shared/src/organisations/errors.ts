export const organisationErrors = {
  organisation_not_found: 404,
  /** Does not write for it, or it does not work in this place. */
  not_organisation_writer: 403,
  /** Only its keepers and the administrator. */
  not_organisation_keeper: 403,
  organisation_exists: 409,
  /** The last keeper goes only after there is another one. */
  organisation_needs_keeper: 409,
  organisation_full: 409,
} as const;
