import type { MatterState, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { AlarmClock, BadgeCheck, Check, CircleSlash, Clock, Hammer } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../lib/i18n.tsx';
import type { MessageKey } from '../lib/i18n.tsx';
import { dayNumber, formatDue } from '../lib/time.ts';
import { Chip } from './chip.tsx';
import type { ChipKind } from './chip.tsx';
import type { LucideIcon } from './icon.tsx';

interface Look {
  readonly kind: ChipKind;
  readonly icon: LucideIcon;
  readonly words: MessageKey;
}

const answered: Look = { kind: 'ans', icon: BadgeCheck, words: 'row.statusAnswered' };

const looks: Record<MatterState, Look> = {
  waiting: { kind: 'wait', icon: Clock, words: 'row.statusWaiting' },
  in_progress: { kind: 'prog', icon: Hammer, words: 'row.statusInProgress' },
  resolved: { kind: 'done', icon: Check, words: 'row.statusResolved' },
  declined: { kind: 'plain', icon: CircleSlash, words: 'row.statusDeclined' },
};

/** What of a thread decides its status. */
export type StatusFacts = Pick<ThreadSummary, 'matter' | 'answeredBy'>;

const lookOf = ({ matter, answeredBy }: StatusFacts): Look | undefined => {
  if (answeredBy !== null && (matter === null || matter.state === 'waiting')) return answered;
  return matter === null ? undefined : looks[matter.state];
};

/** The status of a thread in words; nothing for a conversation that nobody answered officially. */
export const StatusChip = ({ thread }: { readonly thread: StatusFacts }) => {
  const t = useT();
  const look = lookOf(thread);
  if (look === undefined) return null;
  return (
    <Chip kind={look.kind} icon={look.icon}>
      {t(look.words)}
    </Chip>
  );
};

const soonDays = 3;

/** A deadline by the name of its day: "do środy", "2 dni po terminie". Late stands out, soon a little. */
export const DueChip = ({ at, timeZone }: { readonly at: string; readonly timeZone?: string }) => {
  const t = useT();
  const locale = useLocale();
  const due = new Date(at);
  const [now] = useState(() => new Date());
  const days = dayNumber(due, timeZone) - dayNumber(now, timeZone);
  const late = days < 0;
  return (
    <Chip kind={late ? 'late' : days <= soonDays ? 'wait' : 'plain'} icon={late ? AlarmClock : Clock}>
      <time dateTime={at}>{formatDue(due, { now, locale, t, ...(timeZone !== undefined && { timeZone }) })}</time>
    </Chip>
  );
};
