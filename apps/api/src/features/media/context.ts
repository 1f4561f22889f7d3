import type { Platform } from '../../platform/platform.ts';
import type { CallerOfCookie, LoadAsker } from '../identity/index.ts';
import type { MakePhoto } from './make-photo.ts';

/** What this feature needs from others. */
export interface MediaPorts {
  readonly loadAsker: LoadAsker;
  readonly callerOfCookie: CallerOfCookie;
}

export interface MediaContext extends MediaPorts {
  readonly platform: Platform;
  readonly makePhoto: MakePhoto;
}
