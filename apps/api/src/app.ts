import { estatesFeature } from './features/estates/index.ts';
import { createDescribeMe, createLoadAsker, institutionsFeature } from './features/institutions/index.ts';
import { mattersFeature } from './features/matters/index.ts';
import { hideReasons, moderationFeature } from './features/moderation/index.ts';
import { notificationsFeature } from './features/notifications/index.ts';
import { threadsFeature } from './features/threads/index.ts';
import type { Http } from './platform/http/contract.ts';
import type { Platform } from './platform/platform.ts';

/**
 * Builds all features, from the ground up, and hangs their operations on the server. The explicit list: what is not here
 * does not run.
 */
export const buildApp = (platform: Platform, http: Http): void => {
  const { clock } = platform;
  const loadAsker = createLoadAsker(clock);
  const describeMe = createDescribeMe(clock);
  const threads = threadsFeature(platform, { loadAsker, screeners: [], hideReasons });

  const features = [
    estatesFeature(platform, { loadAsker, describeMe }),
    institutionsFeature(platform, { loadAsker }),
    threads,
    mattersFeature({ platform, loadAsker }),
    moderationFeature({ platform, loadAsker, threads }),
    notificationsFeature({ platform, loadAsker, describeMe }),
  ];
  for (const feature of features) feature.routes(http);
};
