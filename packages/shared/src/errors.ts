import { adminErrors } from './admin/errors.ts';
import { documentErrors } from './documents/errors.ts';
import { estateErrors } from './estates/errors.ts';
import { identityErrors } from './identity/errors.ts';
import { invitationErrors } from './invitations/errors.ts';
import { mediaErrors } from './media/errors.ts';
import { moderationErrors } from './moderation/errors.ts';
import { notificationErrors } from './notifications/errors.ts';
import { privacyErrors } from './privacy/errors.ts';
import { organisationErrors } from './organisations/errors.ts';
import { threadErrors } from './threads/errors.ts';

/** Errors that any operation may answer with. */
export const commonErrors = {
  bad_request: 400,
  invalid_input: 400,
  idempotency_key_required: 400,
  unauthorized: 401,
  token_expired: 401,
  forbidden: 403,
  origin_not_allowed: 403,
  /** The site asks staff for both steps of signing in, and this session had one. */
  second_factor_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_in_progress: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** Every error code of the API and its HTTP status. Codes are translation keys (`error.<code>`). */
export const errorStatus = {
  ...commonErrors,
  ...identityErrors,
  ...estateErrors,
  ...organisationErrors,
  ...invitationErrors,
  ...mediaErrors,
  ...threadErrors,
  ...moderationErrors,
  ...notificationErrors,
  ...adminErrors,
  ...documentErrors,
  ...privacyErrors,
} as const;

export type ErrorCode = keyof typeof errorStatus;
