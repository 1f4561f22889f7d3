const dayMs = 86_400_000;

/** How far the local clock is ahead of UTC at that moment, in milliseconds. */
const offsetAt = (at: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at.getTime() / 1000) * 1000;
};

/**
 * The last millisecond of the local calendar day that is `days` after `now`: what "within 7 days" promises, whatever the
 * hour and whether the clocks change meanwhile.
 */
export const endOfLocalDay = (now: Date, days: number, timeZone: string): Date => {
  const localToday = Math.floor((now.getTime() + offsetAt(now, timeZone)) / dayMs) * dayMs;
  const localEnd = localToday + (days + 1) * dayMs - 1;
  // The offset of that evening, not of now: the clocks may change between.
  return new Date(localEnd - offsetAt(new Date(localEnd - offsetAt(now, timeZone)), timeZone));
};
