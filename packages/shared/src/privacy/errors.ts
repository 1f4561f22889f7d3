export const privacyErrors = {
  deletion_not_found: 404,
  export_not_found: 404,
  export_in_progress: 409,
  deletion_already_asked: 409,
  export_limit_reached: 429,
} as const;
