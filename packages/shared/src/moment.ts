/**
 * Writes days with their hour, "14 grudnia 2026, 8:21", the same in pages and in mails. Put together here: the languages differ in
 * what stands between the two, and Polish would have nothing.
 * @param timeZone by default the reader's own
 */
export const momentFormat = (language: string, timeZone?: string): ((at: Date) => string) => {
  const zone = timeZone === undefined ? {} : { timeZone };
  // British dates read as the design's do.
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zone,
  });
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
  return (at) => `${day.format(at)}, ${clock.format(at).replace(/^0/, '')}`;
};
