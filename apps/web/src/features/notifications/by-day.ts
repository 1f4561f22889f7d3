import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { dayNumber } from '../../lib/time.ts';

export interface Day {
  /** Calendar day in the estates' zone, as a number of days. */
  readonly day: number;
  readonly items: readonly Notification[];
  readonly unread: number;
}

/** Groups a list that is already in order by calendar day. */
export const byDay = (items: readonly Notification[]): readonly Day[] => {
  const days: { day: number; items: Notification[] }[] = [];
  for (const item of items) {
    const day = dayNumber(new Date(item.createdAt));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days.map((group) => ({ ...group, unread: group.items.filter(({ read }) => !read).length }));
};
