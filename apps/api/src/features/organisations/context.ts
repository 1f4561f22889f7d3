import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

/** What this feature needs from others. */
export interface OrganisationsPorts {
  readonly loadAsker: LoadAsker;
  readonly writeAudit: WriteAudit;
}

export interface OrganisationsContext extends OrganisationsPorts {
  readonly platform: Platform;
}
