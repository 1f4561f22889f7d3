import { useState } from 'react';
import { useLocale } from '../../lib/i18n.tsx';
import { formatDay } from '../../lib/time.ts';

/** Says days as they stand in a sentence: "6 grudnia", with the year only if it is another one. */
export const useDay = (): ((at: string) => string) => {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  return (at) => formatDay(new Date(at), now, locale);
};
