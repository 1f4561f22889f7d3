import type { Platform } from '../../platform/platform.ts';
import type { JoinWithin } from '../estates/index.ts';
import type { LoadAsker } from '../identity/index.ts';

/** What this feature needs from others. */
export interface InvitationsPorts {
  readonly loadAsker: LoadAsker;
  readonly joinWithin: JoinWithin;
}

export interface InvitationsContext extends InvitationsPorts {
  readonly platform: Platform;
}
