import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, LoadAsker } from '../identity/index.ts';

export interface NotificationContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  /** A recipient's standing as of now, for the question whether they may still see the thread. */
  readonly describeMe: DescribeMe;
}
