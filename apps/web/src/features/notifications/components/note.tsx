import type { Notification, NotificationKind } from '@moja-ulica/shared/notifications/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { BadgeCheck, EyeOff, MessagesSquare, ShieldCheck } from 'lucide-react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Locale, Translate } from '../../../lib/i18n.tsx';
import { formatClock } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { LucideIcon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';

const icons: Record<NotificationKind, LucideIcon> = {
  reply: MessagesSquare,
  official_answer: BadgeCheck,
  post_hidden: EyeOff,
  post_restored: ShieldCheck,
};

/** What happened, in one sentence, by kind. */
const sentences: Record<NotificationKind, (note: Notification, t: Translate, locale: Locale) => string> = {
  reply: ({ actor, thread: { title } }, t) =>
    actor === null
      ? t('notifications.reply', { title })
      : t('notifications.replyBy', { title, name: actor.displayName }),
  official_answer: ({ institution, thread: { title } }, t, locale) =>
    institution === null
      ? t('notifications.official', { title })
      : t('notifications.officialBy', { title, institution: pickText(institution, locale) }),
  post_hidden: ({ thread: { title } }, t) => t('notifications.hidden', { title }),
  post_restored: ({ thread: { title } }, t) => t('notifications.restored', { title }),
};

interface NoteProps {
  readonly note: Notification;
  /** The hour only: where the day stands above. */
  readonly clock?: boolean;
  readonly onOpen: (note: Notification) => void;
}

/** One notification: an `li`. Its link covers it and leads to the post. */
export const Note = ({ note, clock = false, onOpen }: NoteProps) => {
  const t = useT();
  const locale = useLocale();
  const { thread } = note;
  const decision = note.rule !== null && note.kind === 'post_hidden';
  return (
    <li className={note.read ? 'note' : 'note unread'}>
      <span className={note.kind === 'official_answer' ? 'ic b' : 'ic'}>
        <Icon of={icons[note.kind]} />
      </span>
      <div>
        <p>
          <AppLink
            to={threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }, note.postNumber)}
            onClick={() => onOpen(note)}
          >
            {sentences[note.kind](note, t, locale)}
          </AppLink>
        </p>
        {note.excerpt === null || note.kind !== 'reply' ? undefined : <p className="note-text">„{note.excerpt}”</p>}
        {decision && note.rule !== null ? (
          <p className="note-text">
            <b>{t(`row.rule.${note.rule}`)}.</b> {note.reason}
          </p>
        ) : undefined}
        <p className="meta">
          {note.read ? undefined : (
            <>
              <span className="newn">{t('notifications.new')}</span>
              {' · '}
            </>
          )}
          {thread.place.name}
          {' · '}
          {clock ? (
            <time dateTime={note.createdAt}>{formatClock(new Date(note.createdAt))}</time>
          ) : (
            <RelativeTime at={note.createdAt} />
          )}
        </p>
      </div>
    </li>
  );
};
