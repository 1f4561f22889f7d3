import type { Http } from './platform/http/contract.ts';
import type { Platform } from './platform/platform.ts';

/**
 * Builds all features, from the ground up, and hangs their operations on the server. The explicit list: what is not here
 * does not run.
 */
export const buildApp = (_platform: Platform, _http: Http): void => {
  // Features are added here as they land.
};
