import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, LoadAsker, LockAsker } from '../identity/index.ts';
import type { ReadSettings, WriteAudit } from '../site/index.ts';
import type { AdminMails } from './mails.ts';

/** What this feature is given by `app.ts`. */
export interface AdminPorts {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly describeMe: DescribeMe;
  readonly settings: ReadSettings;
  readonly writeAudit: WriteAudit;
  /** Has what a person wrote shown anew, with the badge that they have now. */
  readonly authorChanged: (tx: Tx, userId: bigint) => Promise<void>;
}

/** What it works with. */
export interface AdminContext extends AdminPorts {
  readonly mails: AdminMails;
}
