import type { Locale, Translate } from './i18n.tsx';

/** Where the estates are; deadlines and "today" mean this zone, wherever the reader is. */
export const defaultTimeZone = 'Europe/Warsaw';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** British dates read as the design's do: "3 November", 24 hours. */
const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (tag: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([tag, timeZone, options]);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone });
  formatters.set(key, made);
  return made;
};

/** The calendar day in a zone, as a number of days; differences are whole days whatever the clocks do. */
export const dayNumber = (date: Date, timeZone: string = defaultTimeZone): number => {
  const [year = 0, month = 1, day = 1] = formatter('sv', timeZone, {}).format(date).split('-').map(Number);
  return Date.UTC(year, month - 1, day) / (24 * hourMs);
};

/** "8:40" */
export const formatClock = (date: Date, timeZone: string = defaultTimeZone): string =>
  formatter('en-GB', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date).replace(/^0/, '');

/** "3 listopada", with the year only if it is another one. */
export const formatDay = (date: Date, now: Date, locale: Locale, timeZone: string = defaultTimeZone): string => {
  const yearOf = (value: Date): string => formatter('sv', timeZone, {}).format(value).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  if (yearOf(date) !== yearOf(now)) options.year = 'numeric';
  return formatter(tagOf(locale), timeZone, options).format(date);
};

/** "niedziela, 22 listopada 2026, 8:40": for tooltips. */
export const formatFull = (date: Date, locale: Locale, timeZone: string = defaultTimeZone): string => {
  const day = formatter(tagOf(locale), timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day.format(date)}, ${formatClock(date, timeZone)}`;
};

/** "niedziela, 22 listopada" */
export const formatWeekday = (date: Date, locale: Locale, timeZone: string = defaultTimeZone): string =>
  formatter(tagOf(locale), timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);

export interface TimeContext {
  readonly now: Date;
  readonly locale: Locale;
  readonly t: Translate;
  readonly timeZone?: string;
}

/** "przed chwilą", "12 min temu", "godzinę temu", "dziś, 8:40", "wczoraj, 20:14", "3 listopada". */
export const formatRelative = (date: Date, { now, locale, t, timeZone = defaultTimeZone }: TimeContext): string => {
  // A clock that runs behind must not put a post into the future.
  const agoMs = Math.max(0, now.getTime() - date.getTime());
  if (agoMs < minuteMs) return t('ui.timeNow');
  if (agoMs < hourMs) return t('ui.timeMinutes', { count: Math.floor(agoMs / minuteMs) });
  if (agoMs < 2 * hourMs) return t('ui.timeHour');
  const days = dayNumber(now, timeZone) - dayNumber(date, timeZone);
  if (days <= 0) return t('ui.timeToday', { time: formatClock(date, timeZone) });
  if (days === 1) return t('ui.timeYesterday', { time: formatClock(date, timeZone) });
  return formatDay(date, now, locale, timeZone);
};

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A deadline: "do dziś", "do jutra", "do środy", "do 15 grudnia", "2 dni po terminie". */
export const formatDue = (due: Date, { now, locale, t, timeZone = defaultTimeZone }: TimeContext): string => {
  const days = dayNumber(due, timeZone) - dayNumber(now, timeZone);
  if (days < 0) return t('ui.dueLate', { count: -days });
  if (days === 0) return t('ui.dueToday');
  if (days === 1) return t('ui.dueTomorrow');
  // Day 0 of the count was a Thursday.
  if (days < 7) return t('ui.dueWeekday', { day: weekdays[(dayNumber(due, timeZone) + 4) % 7] ?? 'sunday' });
  return t('ui.dueDate', { date: formatDay(due, now, locale, timeZone) });
};

/** How long the words of `formatRelative` stay true, in ms; `undefined` when they no longer change with the clock. */
export const nextChangeMs = (date: Date, now: Date): number | undefined => {
  const agoMs = Math.max(0, now.getTime() - date.getTime());
  if (agoMs < hourMs) return minuteMs - (agoMs % minuteMs);
  if (agoMs < 2 * hourMs) return 2 * hourMs - agoMs;
  return agoMs < 48 * hourMs ? hourMs : undefined;
};
