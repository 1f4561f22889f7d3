import { Link, useLocation } from '@tanstack/react-router';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useDesktop } from '../../../lib/media.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useMarkRead } from '../mutations.ts';
import { notificationsQuery, unreadQuery } from '../queries.ts';
import { useLiveNotifications } from '../realtime.ts';
import { BellPanel } from './bell-panel.tsx';
import '../bell.css';

const maxShown = 99;
const inPanel = 6;

const Count = ({ unread }: { readonly unread: number }) => {
  const t = useT();
  if (unread === 0) return null;
  return (
    <span className="count" aria-hidden="true">
      {unread > maxShown ? t('notifications.countMax', { max: maxShown }) : unread}
    </span>
  );
};

/** The bell on a desktop: a panel that does not hold the page, closed by Esc, a press outside or leaving the page. */
const PanelBell = ({ unread, name }: { readonly unread: number; readonly name: string }) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const { href } = useLocation();
  const [openedAt, setOpenedAt] = useState(href);
  const shown = open && openedAt === href;
  const list = useInfiniteQuery({ ...notificationsQuery, enabled: shown });
  const markRead = useMarkRead();

  useEffect(() => {
    if (!shown) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setOpen(false);
      button.current?.focus();
    };
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [shown]);

  return (
    <div className="bell" ref={root}>
      <IconButton
        icon={BellIcon}
        label={name}
        ref={button}
        aria-expanded={shown}
        aria-controls={shown ? panelId : undefined}
        onClick={() => {
          setOpenedAt(href);
          setOpen(!shown);
        }}
      >
        <Count unread={unread} />
      </IconButton>
      {shown ? (
        <BellPanel
          id={panelId}
          notes={list.data?.pages[0]?.items.slice(0, inPanel)}
          error={list.error}
          onRetry={() => void list.refetch()}
          unread={unread}
          onOpen={(note) => {
            setOpen(false);
            if (!note.read) markRead.mutate([note.id]);
          }}
          onReadAll={() => markRead.mutate('all')}
        />
      ) : undefined}
    </div>
  );
};

/** Notifications, with the number of new ones in the name: a panel beside the rail, a link on a phone. */
export const Bell = () => {
  const t = useT();
  const desktop = useDesktop();
  const { data: unread = 0 } = useQuery(unreadQuery);
  useLiveNotifications();
  const name = unread === 0 ? t('notifications.title') : t('notifications.bell', { count: unread });
  if (desktop) return <PanelBell unread={unread} name={name} />;
  return (
    <Link className="iconbtn" to="/powiadomienia" aria-label={name}>
      <Icon of={BellIcon} />
      <Count unread={unread} />
    </Link>
  );
};
