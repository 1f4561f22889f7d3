import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { dayNumber } from '../../lib/time.ts';

/** How many whole calendar days a matter has been waiting. */
export const waitingDays = ({ createdAt }: Pick<ThreadSummary, 'createdAt'>, now: Date): number =>
  Math.max(0, dayNumber(now) - dayNumber(new Date(createdAt)));

/** Past its deadline by the calendar of the estates: the day of the deadline itself is still in time. */
export const isOverdue = ({ matter }: Pick<ThreadSummary, 'matter'>, now: Date): boolean => {
  const due = matter?.dueAt ?? null;
  return due !== null && dayNumber(new Date(due)) < dayNumber(now);
};
