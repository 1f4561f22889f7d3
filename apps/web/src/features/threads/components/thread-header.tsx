import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { ArrowDown, BadgeCheck, Eye, Lock, MapPin, MessageCircle } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDay, formatDue } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { DueChip, StatusChip } from '../../../ui/status-chip.tsx';
import { useAuthorName } from './author-line.tsx';
import { answerHeadingId } from './post-card.tsx';

/** A matter that is still waited for has a deadline worth showing. */
const openDue = ({ matter }: ThreadHead): string | undefined =>
  matter !== null && (matter.state === 'waiting' || matter.state === 'in_progress')
    ? (matter.dueAt ?? undefined)
    : undefined;

interface ThreadHeaderProps {
  readonly thread: ThreadHead;
  /** Address of the place's forum. */
  readonly forum: string;
  /** How many read it now, the reader too. */
  readonly readers: number;
  /** Below the line of facts: the bar to the answer, the course of the matter. */
  readonly children?: ReactNode;
}

/** Where the thread belongs, its status, title and facts. */
export const ThreadHeader = ({ thread, forum, readers, children }: ThreadHeaderProps) => {
  const t = useT();
  const name = useAuthorName()(thread.author);
  const due = openDue(thread);
  return (
    <div className="thread-h">
      <div className="btnrow thread-tags">
        <AppLink to={forum} className="plain-link">
          <EstateTag place={thread.place.slug} name={thread.place.name} />
        </AppLink>
        <StatusChip thread={thread} />
        {due === undefined ? undefined : <DueChip at={due} />}
        {thread.locked ? <Chip icon={Lock}>{t('threads.locked')}</Chip> : undefined}
      </div>
      <PageTitle title={thread.title}>
        <span lang={thread.lang}>{thread.title}</span>
      </PageTitle>
      <div className="btnrow meta thread-facts">
        <span>
          {name}, <RelativeTime at={thread.createdAt} />
        </span>
        <span>
          <Icon of={MessageCircle} /> {t('row.replies', { count: thread.lastNumber - 1 })}
        </span>
        {thread.matter !== null && thread.matter.concerns > 0 ? (
          <span>{t('row.concerns', { count: thread.matter.concerns })}</span>
        ) : undefined}
        {thread.streets.length > 0 ? (
          <span>
            <Icon of={MapPin} /> {thread.streets.map((street) => street.name).join(', ')}
          </span>
        ) : undefined}
        {readers > 1 ? (
          <span>
            <Icon of={Eye} /> {t('threads.readers', { count: readers })}
          </span>
        ) : undefined}
      </div>
      {children}
    </div>
  );
};

interface AnswerBarProps {
  readonly institution: string;
  /** When it was written, if the answer is on show. */
  readonly at: string | undefined;
  /** Date promised in it. */
  readonly promisedAt: string | undefined;
  /** Address of the answer where it is not on show. */
  readonly address: string | undefined;
}

/** The way to the newest official answer, in one press. */
export const AnswerBar = ({ institution, at, promisedAt, address }: AnswerBarProps) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const day = at === undefined ? undefined : formatDay(new Date(at), now, locale);
  const words = (
    <>
      <Icon of={BadgeCheck} />
      <span>
        <b>{day === undefined ? t('threads.jumpAnswer') : t('threads.jumpAnswerFrom', { day })}</b> {institution}
        {promisedAt === undefined ? undefined : `, ${formatDue(new Date(promisedAt), { now, locale, t })}`}
      </span>
      <Icon of={ArrowDown} />
    </>
  );
  if (address !== undefined) {
    return (
      <AppLink className="jump" to={address}>
        {words}
      </AppLink>
    );
  }
  return (
    <a
      className="jump"
      href={`#${answerHeadingId}`}
      onClick={(event) => {
        event.preventDefault();
        const heading = document.getElementById(answerHeadingId);
        heading?.closest('article')?.scrollIntoView({ block: 'start' });
        heading?.focus({ preventScroll: true });
      }}
    >
      {words}
    </a>
  );
};

/** The institution's name for the bar and the course. */
export const useInstitutionName = () => {
  const locale = useLocale();
  return ({ matter }: ThreadHead): string | undefined =>
    matter === null || matter.institution === null ? undefined : pickText(matter.institution.name, locale);
};
