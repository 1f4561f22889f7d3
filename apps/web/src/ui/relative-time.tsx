import { useEffect, useState } from 'react';
import { useLocale, useT } from '../lib/i18n.tsx';
import { defaultTimeZone, formatFull, formatRelative, nextChangeMs } from '../lib/time.ts';

interface RelativeTimeProps {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly timeZone?: string;
}

/** When something was, in words that stay true while the page is open; the full date and time on hover. */
export const RelativeTime = ({ at, timeZone = defaultTimeZone }: RelativeTimeProps) => {
  const t = useT();
  const locale = useLocale();
  const [now, setNow] = useState(() => new Date());
  const date = new Date(at);
  useEffect(() => {
    const waitMs = nextChangeMs(new Date(at), now);
    if (waitMs === undefined) return undefined;
    const timer = setTimeout(() => setNow(new Date()), waitMs + 50);
    return () => clearTimeout(timer);
  }, [at, now]);
  return (
    <time dateTime={at} title={formatFull(date, locale, timeZone)}>
      {formatRelative(date, { now, locale, t, timeZone })}
    </time>
  );
};
