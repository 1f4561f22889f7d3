/** One line of the security log: what happened to whom, without addresses, tokens or passwords. */
export type SecurityLog = (
  event: SecurityEvent,
  facts?: Readonly<Record<string, string | number | boolean | null>>,
) => void;

export type SecurityEvent =
  | 'account_created'
  | 'first_admin_created'
  | 'first_admin_refused'
  | 'sign_in'
  | 'first_step'
  | 'sign_in_failed'
  | 'passkey_copied'
  | 'passkey_added'
  | 'passkey_renamed'
  | 'passkey_removed'
  | 'second_step_on'
  | 'second_step_off'
  | 'recovery_codes_replaced'
  | 'factors_cleared'
  | 'sign_out'
  | 'sign_out_elsewhere'
  | 'password_set'
  | 'proof_refused'
  | 'email_changed'
  | 'refresh_reused'
  | 'export_asked'
  | 'export_downloaded'
  | 'deletion_asked'
  | 'deletion_cancelled'
  | 'limit_reached';

/** Where a request comes from. */
export interface Requester {
  /** IP address, believed as far as the settings say. */
  readonly address: string;
  readonly userAgent: string;
  readonly security: SecurityLog;
}
