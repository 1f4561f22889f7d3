export const identityErrors = {
  /** Unknown account, wrong password or wrong code: one answer for all. */
  invalid_credentials: 401,
  code_invalid: 401,
  /** The right code, too late. */
  code_expired: 401,
  session_ended: 401,
  /** The first step was right: the code of the second is asked for, and a cookie says of whom. */
  second_step_needed: 401,
  second_step_ended: 401,
  passkey_not_accepted: 401,
  email_unconfirmed: 403,
  account_suspended: 403,
  person_not_found: 404,
  session_not_found: 404,
  passkey_not_found: 404,
  /** There is no second step to make recovery codes for. */
  second_step_off: 409,
  setup_link_invalid: 404,
  password_too_common: 422,
  passkeys_limit_reached: 422,
  name_not_allowed: 422,
} as const;
