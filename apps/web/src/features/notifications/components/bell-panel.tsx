import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Note } from './note.tsx';

interface BellPanelProps {
  readonly id: string;
  /** The newest ones; `undefined` while they load. */
  readonly notes: readonly Notification[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly unread: number;
  readonly onOpen: (note: Notification) => void;
  readonly onReadAll: () => void;
}

/** The latest notifications under the bell: a region, not a dialog; focus starts at its heading. */
export const BellPanel = ({ id, notes, error, onRetry, unread, onOpen, onReadAll }: BellPanelProps) => {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel bell-panel" id={id} aria-labelledby={`${id}-title`}>
      <div className="bell-head">
        <h2 id={`${id}-title`} tabIndex={-1} ref={heading}>
          {t('notifications.title')}
        </h2>
        {unread > 0 ? (
          <Button kind="quiet" icon={CheckCheck} onClick={onReadAll}>
            {t('notifications.readAll')}
          </Button>
        ) : undefined}
      </div>
      {notes === undefined && error === null ? <SkeletonRows count={3} /> : undefined}
      {notes === undefined && error !== null ? <ErrorState error={error} onRetry={onRetry} /> : undefined}
      {notes?.length === 0 ? <p className="muted bell-none">{t('notifications.none')}</p> : undefined}
      <ul>
        {notes?.map((note) => (
          <Note key={note.id} note={note} onOpen={onOpen} />
        ))}
      </ul>
      <p className="bell-foot">
        <Link to="/powiadomienia">{t('notifications.all')}</Link>
      </p>
    </section>
  );
};
