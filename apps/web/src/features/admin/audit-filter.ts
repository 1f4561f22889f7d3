import type { AuditSearch } from './components/audit-filters.tsx';
import type { AuditFilter } from './queries.ts';

const isNick = (text: string | undefined): text is string =>
  text !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** The first and the last moment of a day, in the zone of who asks; `undefined` for what is no day. */
const momentOf = (day: string | undefined, clock: string): string | undefined => {
  const moment = new Date(`${day ?? ''}T${clock}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
};

/** What the address asks for, as the API is asked; what nobody could be called is left to find nobody. */
export const auditFilterOf = ({ czynnosc, miejsce, kto, wobec, od, do: until }: AuditSearch): AuditFilter => {
  const from = momentOf(od, '00:00:00');
  const to = momentOf(until, '23:59:59.999');
  const nick = (given: string): string => (isNick(given.toLowerCase()) ? given.toLowerCase() : 'nikt');
  return {
    ...(czynnosc !== undefined && { action: czynnosc }),
    ...(miejsce !== undefined && { place: miejsce }),
    ...(kto !== undefined && { by: nick(kto) }),
    ...(wobec !== undefined && { about: nick(wobec) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
};
