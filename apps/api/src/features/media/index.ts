import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import type { MediaContext, MediaPorts } from './context.ts';
import { createMakePhoto } from './make-photo.ts';
import { implementMedia } from './routes.ts';

export { mediaData } from './own-data.ts';
export { readPhotoOwner } from './queries.ts';
export { mediaInvariants } from './queries-invariants.ts';
export { deletePhoto } from './repo.ts';

/** Files that people send: profile photos. */
export const mediaFeature = (platform: Platform, ports: MediaPorts) => {
  const context: MediaContext = { ...ports, platform, makePhoto: createMakePhoto() };
  return { routes: (http: Http): void => implementMedia(http, context) };
};
