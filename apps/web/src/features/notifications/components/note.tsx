import type { Notification, NotificationKind, NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { Link } from '@tanstack/react-router';
import {
  BadgeCheck,
  Building,
  EyeOff,
  FileDown,
  House,
  ImageOff,
  MessagesSquare,
  ShieldCheck,
  UserCog,
  UserPlus,
} from 'lucide-react';
import { pickText, Rich, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Locale, Translate } from '../../../lib/i18n.tsx';
import { innerQuotes } from '../../../lib/inner-quotes.ts';
import { useMe } from '../../../lib/session.ts';
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
  role_changed: UserCog,
  export_ready: FileDown,
  join_approved: House,
  join_refused: House,
  join_asked: UserPlus,
  photo_removed: ImageOff,
  organisation_asked: Building,
};

const roleWords = ({ role, place, institution, unit }: NotifiedRole, t: Translate, locale: Locale): string =>
  [
    t(`notifications.role.${role}`),
    ...(place === null ? [] : [place]),
    ...(institution === null ? [] : [pickText(institution, locale)]),
    ...(unit === null ? [] : [unit]),
  ].join(', ');

/** What happened, in one sentence, by kind. */
const sentenceOf = (note: Notification, t: Translate, locale: Locale): string => {
  const { kind, actor, institution, thread, role, organisation, askedPlace } = note;
  if (role !== null) {
    return t(role.given ? 'notifications.roleGiven' : 'notifications.roleTaken', { role: roleWords(role, t, locale) });
  }
  if (organisation !== null) return t('notifications.organisationAsked', { name: organisation.name });
  if (kind === 'photo_removed') return t('notifications.photoRemoved');
  if (kind === 'export_ready') return t('notifications.exportReady');
  if (askedPlace !== null) {
    const { name } = askedPlace;
    if (kind === 'join_asked') return t('notifications.joinAsked', { name });
    return t(kind === 'join_approved' ? 'notifications.joinApproved' : 'notifications.joinRefused', { name });
  }
  const title = innerQuotes(thread?.title ?? '');
  if (kind === 'post_hidden') return t('notifications.hidden', { title });
  if (kind === 'post_restored') return t('notifications.restored', { title });
  if (kind === 'official_answer') {
    return institution === null
      ? t('notifications.official', { title })
      : t('notifications.officialBy', { title, institution: pickText(institution, locale) });
  }
  return actor === null
    ? t('notifications.reply', { title })
    : t('notifications.replyBy', { title, name: actor.displayName });
};

/** Where it leads: to the post, the file, the estate, to who asks, or to one's own profile, which names the roles. */
const addressOf = (note: Notification, me: string | undefined): string => {
  const { kind, thread, postNumber, askedPlace, organisation } = note;
  if (kind === 'export_ready') return '/ustawienia/dane';
  if (kind === 'photo_removed') return '/ustawienia/profil';
  if (organisation !== null) return organisationAddress(organisation.slug);
  if (askedPlace !== null) return `${kind === 'join_approved' ? '/o' : typedCodePage}/${askedPlace.slug}`;
  return thread === null
    ? `/u/${me ?? ''}`
    : threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }, postNumber ?? 1);
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
  const me = useMe();
  const { thread } = note;
  const decision = note.rule !== null && (note.kind === 'post_hidden' || note.kind === 'photo_removed');
  return (
    <li className={note.read ? 'note' : 'note unread'}>
      <span className={note.kind === 'official_answer' ? 'ic b' : 'ic'}>
        <Icon of={icons[note.kind]} />
      </span>
      <div>
        <p>
          <AppLink to={addressOf(note, me?.handle)} onClick={() => onOpen(note)}>
            {sentenceOf(note, t, locale)}
          </AppLink>
        </p>
        {note.excerpt === null || note.kind !== 'reply' ? undefined : <p className="note-text">„{note.excerpt}”</p>}
        {note.kind === 'join_refused' ? <p className="note-text">{note.reason}</p> : undefined}
        {decision && note.rule !== null ? (
          <p className="note-text">
            <b>{t(`row.rule.${note.rule}`)}.</b> {note.reason}{' '}
            <Rich id="notifications.appeal" components={{ link: <Link to="/kontakt" /> }} />
          </p>
        ) : undefined}
        <p className="meta">
          {note.read ? undefined : (
            <>
              <span className="newn">{t('notifications.new')}</span>
              {' · '}
            </>
          )}
          {thread === null ? undefined : `${thread.place.name} · `}
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
