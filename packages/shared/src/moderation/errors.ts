export const moderationErrors = {
  case_not_found: 404,
  already_reported: 409,
  case_already_decided: 409,
  own_post: 403,
  /** They have none that the asker may see. */
  photo_not_found: 404,
  not_moderator_here: 403,
  reports_limit_reached: 429,
} as const;
