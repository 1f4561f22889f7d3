import { forgetKeys } from '../db/idempotency-keys.ts';
import { forgetCounters } from '../db/rate-counters.ts';
import { keptHours } from '../db/retention.ts';
import type { Platform } from '../platform.ts';

const everySeconds = 3600;

/** Lets what the platform keeps only for a day be forgotten, once an hour for all instances. */
export const scheduleCleanUp = ({ jobs, db, clock }: Pick<Platform, 'jobs' | 'db' | 'clock'>): void => {
  jobs.repeat('platform.clean-up', everySeconds, async () => {
    const before = new Date(clock.now().getTime() - keptHours * 3_600_000);
    await forgetKeys(db, before);
    await forgetCounters(db, before);
  });
};
