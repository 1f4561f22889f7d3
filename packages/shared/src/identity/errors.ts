export const identityErrors = {
  /** Unknown account, wrong password or wrong code: one answer for all. */
  invalid_credentials: 401,
  code_invalid: 401,
  session_ended: 401,
  email_unconfirmed: 403,
  account_suspended: 403,
  person_not_found: 404,
  session_not_found: 404,
  setup_link_invalid: 404,
  password_too_common: 422,
  name_not_allowed: 422,
} as const;
