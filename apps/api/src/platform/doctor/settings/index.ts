import type { Check } from '../check.ts';
import { checkClock } from './clock.ts';
import { checkDisk, checkFolder } from './disk.ts';
import { checkHttps } from './https.ts';
import { checkMail, checkSender } from './mail.ts';
import { checkRedis } from './redis.ts';

/** What there is to say about how the installation is set up and what it depends on. */
export const settingsChecks: readonly Check[] = [
  checkHttps,
  checkMail,
  checkSender,
  checkClock,
  checkDisk,
  checkFolder,
  checkRedis,
];
