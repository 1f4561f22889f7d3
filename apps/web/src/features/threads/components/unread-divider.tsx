import { useState } from 'react';
import type { Ref } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { Locale, Translate } from '../../../lib/i18n.tsx';
import { dayNumber, formatDay } from '../../../lib/time.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** "od dziś", "od wczoraj", "od piątku", "od 3 listopada". */
export const sinceWords = (since: Date, now: Date, locale: Locale, t: Translate): string => {
  const ago = dayNumber(now) - dayNumber(since);
  if (ago <= 0) return t('threads.sinceToday');
  if (ago === 1) return t('threads.sinceYesterday');
  // Day 0 of the count was a Thursday.
  if (ago < 7) return t('threads.sinceWeekday', { day: weekdays[(dayNumber(since) + 4) % 7] ?? 'sunday' });
  return t('threads.sinceDate', { date: formatDay(since, now, locale) });
};

interface UnreadDividerProps {
  readonly count: number;
  /** When the first of them was written. */
  readonly since: string;
  readonly ref?: Ref<HTMLHeadingElement>;
}

/** "3 nowe od piątku": a heading, so that it is found by those who move by headings. */
export const UnreadDivider = ({ count, since, ref }: UnreadDividerProps) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  return (
    <h2 className="newline" tabIndex={-1} ref={ref}>
      <span>{t('threads.newSince', { count, since: sinceWords(new Date(since), now, locale, t) })}</span>
    </h2>
  );
};
