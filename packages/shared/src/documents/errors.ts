export const documentErrors = {
  document_version_not_found: 404,
  /** Somebody else has published, or changed the town's data, since this was read. */
  document_changed: 409,
} as const;
