import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { WriteAudit } from '../site/index.ts';

/** Somebody who is asked to write. */
export interface Asked {
  readonly user: { readonly id: bigint; readonly publicId: string };
  readonly organisation: { readonly slug: string; readonly name: string };
}

/** What this feature needs from others. */
export interface OrganisationsPorts {
  readonly loadAsker: LoadAsker;
  readonly writeAudit: WriteAudit;
  /** What organisations ask of `notifications`: that a person hears of being asked, and that it goes when the question does. */
  readonly tellAsked: (tx: Tx, told: Asked) => Promise<void>;
  readonly untellAsked: (
    tx: Tx,
    told: { readonly user: Asked['user']; readonly organisation: string },
  ) => Promise<void>;
}

export interface OrganisationsContext extends OrganisationsPorts {
  readonly platform: Platform;
}
