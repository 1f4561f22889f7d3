const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Moments of the demo: everything is told relative to the moment of seeding, so it never looks old. */
export interface Moments {
  readonly now: Date;
  daysAgo(days: number): Date;
  inDays(days: number): Date;
  /** Never later than the seeding. */
  hoursAfter(start: Date, hours: number): Date;
  /** Replaces `{{date:+23}}` by the local day and month, in the language of the text ("15 grudnia"). */
  fillDates(text: string, lang: string): string;
}

export const momentsAround = (now: Date, timeZone: string): Moments => {
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
  return {
    now,
    inDays,
    daysAgo: (days) => inDays(-days),
    hoursAfter: (start, hours) => new Date(Math.min(now.getTime(), start.getTime() + hours * hourMs)),
    fillDates: (text, lang) => {
      const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
        day: 'numeric',
        month: 'long',
        timeZone,
      });
      return text.replace(/\{\{date:([+-]\d+)\}\}/g, (_, days: string) => format.format(inDays(Number(days))));
    },
  };
};
