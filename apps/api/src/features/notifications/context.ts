import type { Platform } from '../../platform/platform.ts';
import type { DescribeMe, LoadActors, LoadAsker } from '../identity/index.ts';

export interface NotificationContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  /** The recipients of many posts at once, for the same question. */
  readonly loadActors: LoadActors;
  /** A recipient's standing as of now, for the question whether they may still see the thread. */
  readonly describeMe: DescribeMe;
}
