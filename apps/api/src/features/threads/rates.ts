import type { SettingValues } from '@moja-ulica/shared/site/settings.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { countOfDay } from '../../platform/http/rate-limit.ts';
import type { Platform } from '../../platform/platform.ts';

const dayMs = 86_400_000;

export interface PostingRate {
  readonly secondsBetween: number;
  readonly perDay: number | null;
}

/**
 * Standing is not kept yet, so a newcomer is whoever registered less than a day ago, later than this: a first day has figures of
 * its own.
 */
export const newcomersSince = (now: Date): Date => new Date(now.getTime() - dayMs);

const isNewcomer = (registeredAt: Date, now: Date): boolean => registeredAt > newcomersSince(now);

/** How often this person may open threads. */
export const threadRate = (limits: SettingValues, registeredAt: Date, now: Date): PostingRate =>
  isNewcomer(registeredAt, now)
    ? { secondsBetween: limits.newcomerSecondsBetweenThreads, perDay: limits.firstDayThreads }
    : { secondsBetween: limits.secondsBetweenThreads, perDay: limits.threadsPerDay };

/** How often this person may write posts, opening posts included. */
export const postRate = (limits: SettingValues, registeredAt: Date, now: Date): PostingRate =>
  isNewcomer(registeredAt, now)
    ? { secondsBetween: limits.newcomerSecondsBetweenPosts, perDay: limits.firstDayPosts }
    : { secondsBetween: limits.secondsBetweenPosts, perDay: null };

/**
 * Compares with when the person last wrote, newest first (as many as `perDay`, at least one).
 * Throws `posting_too_fast` or `daily_limit_reached` with the seconds after which it would be let through.
 */
export const checkRate = (written: readonly Date[], { secondsBetween, perDay }: PostingRate, now: Date): void => {
  const wait = (since: Date | undefined, ms: number): number =>
    since === undefined ? 0 : Math.ceil((since.getTime() + ms - now.getTime()) / 1000);
  const untilTomorrow = perDay === null ? 0 : wait(written[perDay - 1], dayMs);
  if (untilTomorrow > 0) throw new AppError('daily_limit_reached', { retryAfterSeconds: untilTomorrow });
  const untilNext = wait(written[0], secondsBetween * 1000);
  if (untilNext > 0) throw new AppError('posting_too_fast', { retryAfterSeconds: untilNext });
};

/** Counts an edit of a text or title, refused ones included. Throws `daily_limit_reached`. */
export const countEdit = async (
  { db, clock }: Platform,
  caller: Caller,
  { editsPerDay }: Pick<SettingValues, 'editsPerDay'>,
): Promise<void> => {
  if (caller === null) throw new AppError('unauthorized');
  await countOfDay(db, {
    name: `edit:${caller.userId}`,
    limit: editsPerDay,
    now: clock.now(),
    code: 'daily_limit_reached',
  });
};
