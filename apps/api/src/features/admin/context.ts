import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

/** What this feature works with. */
export interface AdminContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly writeAudit: WriteAudit;
}
