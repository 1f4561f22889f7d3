import { useLocale } from '../../../lib/i18n.tsx';

const tagOf = { pl: 'pl', en: 'en-GB' } as const;

/** "14 grudnia 2026". `day` is a day of the calendar, `2026-12-14`. */
export const useDay = (): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(tagOf[useLocale()], { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => format.format(new Date(day));
};
