import type { Tx } from '../../platform/db/database.ts';

/** One act of staff, as the audit log keeps it. */
export interface AuditEntry {
  /** Inside key of who did it; null: the site itself. */
  readonly actorId: bigint | null;
  /** Inside key of the place that it is about; null: the whole site. */
  readonly placeId: bigint | null;
  /** `<what>.<did>`, such as `role.place`; translation key `admin.act.<action>`. */
  readonly action: string;
  /** Kind and public name of what it was done to, such as `user:<public id>`. */
  readonly subject: string;
  /** What changed, `before` and `after` where there are two; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/**
 * Writes a row of the audit log in the transaction of the act. The log stands higher up (`moderation`), so features below it
 * are given this by `app.ts`.
 */
export type WriteAudit = (tx: Tx, entry: AuditEntry) => Promise<void>;
