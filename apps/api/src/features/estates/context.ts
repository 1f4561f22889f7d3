import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, LoadAsker } from '../identity/index.ts';

/** What this feature needs from others. */
export interface EstatesPorts {
  readonly loadAsker: LoadAsker;
  readonly describeMe: DescribeMe;
}

export interface EstatesContext {
  readonly platform: Platform;
  readonly ports: EstatesPorts;
}
