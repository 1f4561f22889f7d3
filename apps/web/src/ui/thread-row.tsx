import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { Lock, MessageCircle, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { pickText, useLocale, useT } from '../lib/i18n.tsx';
import { AppLink } from './app-link.tsx';
import { EstateTag } from './emblem.tsx';
import { Icon } from './icon.tsx';
import { RelativeTime } from './relative-time.tsx';
import { StatusChip } from './status-chip.tsx';
import { VisuallyHidden } from './text.tsx';
import type { Unread } from './unread.ts';

interface ThreadRowProps {
  readonly thread: ThreadSummary;
  readonly unread?: Unread;
  /** Names the place: in lists of several. */
  readonly showPlace?: boolean;
  /** Opens the thread at a post instead of where the reader stopped. */
  readonly number?: number;
  /** Shows the beginning of the opening post. */
  readonly showExcerpt?: boolean;
  /** Which moment stands in the corner; the latest activity unless told. */
  readonly at?: string;
  /** Further words at the end of the row. */
  readonly note?: ReactNode;
  /** Says so of a pinned thread: in a forum's own list. */
  readonly pinnable?: boolean;
}

const Dot = () => <span aria-hidden="true">·</span>;

/** One thread of a list: an `li`, for `<ul className="rows">`. The title's link covers the row. */
export const ThreadRow = ({
  thread,
  unread,
  showPlace = false,
  number,
  showExcerpt = true,
  at = thread.lastActivityAt,
  note,
  pinnable = false,
}: ThreadRowProps) => {
  const t = useT();
  const locale = useLocale();
  const isNew = unread === 'thread' || (unread !== undefined && unread > 0);
  const replies = thread.lastNumber - 1;
  const concerns = thread.matter?.concerns ?? 0;
  const pinned = pinnable && thread.pinned;
  return (
    <li className={isNew ? 'unread' : undefined}>
      <article className="row">
        <div className="kick">
          {pinned ? (
            <span className="pin">
              <Icon of={Pin} /> {t('row.pinned')}
            </span>
          ) : undefined}
          {showPlace ? <EstateTag place={thread.place.slug} name={thread.place.name} /> : undefined}
          {thread.topic === null ? undefined : (
            <>
              {pinned || showPlace ? <Dot /> : undefined}
              <span>{pickText(thread.topic.name, locale)}</span>
            </>
          )}
          <span className="when">
            <RelativeTime at={at} />
          </span>
        </div>
        <h3>
          <AppLink
            to={threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }, number)}
            lang={thread.lang}
          >
            {thread.title}
          </AppLink>
        </h3>
        {showExcerpt && thread.excerpt !== '' ? (
          <p className="ex" lang={thread.lang}>
            {thread.excerpt}
          </p>
        ) : undefined}
        <div className="foot">
          {unread === 0 ? <VisuallyHidden>{t('row.read')}</VisuallyHidden> : undefined}
          <StatusChip thread={thread} />
          {isNew ? (
            <span className="newn nowrap">
              {unread === 'thread' ? t('row.newThread') : t('row.newPosts', { count: unread })}
            </span>
          ) : undefined}
          <span>{thread.author.displayName ?? t('row.goneAccount')}</span>
          <span className="nowrap">
            <Icon of={MessageCircle} /> {t('row.replies', { count: replies })}
          </span>
          {concerns > 0 ? <span className="nowrap">{t('row.concerns', { count: concerns })}</span> : undefined}
          {thread.locked ? (
            <span className="nowrap">
              <Icon of={Lock} /> {t('row.locked')}
            </span>
          ) : undefined}
          {note}
        </div>
      </article>
    </li>
  );
};
