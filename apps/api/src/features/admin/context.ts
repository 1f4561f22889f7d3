import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

/** What this feature works with. */
export interface AdminContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly writeAudit: WriteAudit;
  /** Has what a person wrote shown anew, with the badge that they have now. */
  readonly authorChanged: (tx: Tx, userId: bigint) => Promise<void>;
}
