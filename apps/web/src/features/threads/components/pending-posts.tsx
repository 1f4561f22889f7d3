import { Clock, LoaderCircle, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useOnline } from '../../../lib/online.ts';
import { useMe } from '../../../lib/session.ts';
import { waitText } from '../../../lib/wait.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import type { Outbox, PendingReply } from '../model/outbox.ts';
import { isOfficialVoice } from '../model/voices.ts';

const useSecondsUntil = (untilMs: number | undefined): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (untilMs === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [untilMs]);
  return untilMs === undefined ? 0 : Math.max(1, Math.ceil((untilMs - now) / 1_000));
};

const Progress = ({ reply }: { readonly reply: PendingReply }) => {
  const t = useT();
  const online = useOnline();
  const { status } = reply;
  const seconds = useSecondsUntil(status.is === 'held' ? status.untilMs : undefined);
  if (status.is === 'failed') return <>{t('threads.notSent')}</>;
  if (status.is === 'held') {
    return (
      <>
        <Icon of={Clock} /> {t('threads.heldFor', { wait: waitText(t, seconds) })}
      </>
    );
  }
  if (!online) {
    return (
      <>
        <Icon of={Clock} /> {t('threads.waitsForNetwork')}
      </>
    );
  }
  return (
    <>
      <Icon of={LoaderCircle} /> {t('threads.sending')}
    </>
  );
};

const elementId = (key: string): string => `wysylane-${key}`;

/** Once it is drawn: the field that held a long text has just become a small one, and the page moved under its reader. */
export const showPending = (key: string): void => {
  requestAnimationFrame(() => document.getElementById(elementId(key))?.scrollIntoView({ block: 'nearest' }));
};

interface PendingPostsProps {
  readonly replies: Outbox;
  readonly name: string;
  readonly onRetry: (key: string) => void;
  readonly onEdit: (key: string) => void;
}

/** One's own replies that the server does not have yet: shown where they will stand, with what happens to them. */
export const PendingPosts = ({ replies, name, onRetry, onEdit }: PendingPostsProps) => {
  const t = useT();
  const me = useMe();
  return replies.map((reply) => (
    <article className="post pending" key={reply.key} id={elementId(reply.key)} aria-label={t('threads.yourReply')}>
      <header>
        <PersonAvatar handle={me?.handle ?? null} name={name} official={isOfficialVoice(reply.official)} />
        <div>
          <span className="who">{name}</span>
          <br />
          <output className="meta">
            <Progress reply={reply} />
          </output>
        </div>
      </header>
      <p className="prose plain">{reply.body}</p>
      {reply.status.is === 'failed' ? (
        <div className="mt3">
          <Banner kind="bad" live="alert">
            <b>{t('threads.failedTitle')}</b> {reply.status.reason}
            <div className="btnrow mt3">
              <Button icon={RotateCw} onClick={() => onRetry(reply.key)}>
                {t('threads.sendAgain')}
              </Button>
              <Button kind="quiet" onClick={() => onEdit(reply.key)}>
                {t('threads.editReply')}
              </Button>
            </div>
          </Banner>
        </div>
      ) : undefined}
    </article>
  ));
};
