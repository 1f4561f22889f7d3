import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { useKeptDraft } from '../../../lib/drafts.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useOwnOrganisations } from '../../../lib/organisations.ts';
import { useActor, useMe, useSession } from '../../../lib/session.ts';
import { outboxSlot, useOutbox } from '../hooks/use-outbox.ts';
import type { Reply } from '../model/outbox.ts';
import { officialVoices, replyAccess } from '../model/permissions.ts';
import { organisationVoices } from '../model/voices.ts';
import { Composer, replyFieldId, replySlot } from './composer.tsx';
import type { ComposerHandle, ReplyTarget } from './composer.tsx';
import { SignInPrompt, signInId } from './composer-gate.tsx';
import { PendingPosts, showPending } from './pending-posts.tsx';
import { PresenceLine } from './presence-line.tsx';
import { officialChoiceId } from './voice-choice.tsx';

export interface ReplyHandle {
  readonly replyTo: (target: ReplyTarget, quote?: string) => void;
}

interface ReplySectionProps {
  readonly thread: ThreadHead;
  readonly place: PlaceSummary;
  readonly writers: readonly string[];
  readonly onSent: (number: number) => void;
  readonly ref?: Ref<ReplyHandle>;
}

/** Who is writing, and the place for one's own reply. */
const Writing = ({ writers, children }: { readonly writers: readonly string[]; readonly children: ReactNode }) => {
  const t = useT();
  return (
    <>
      <PresenceLine writers={writers} />
      <section aria-labelledby="napisz-h">
        <h2 id="napisz-h">{t('threads.writeReply')}</h2>
        {children}
      </section>
    </>
  );
};

interface MemberProps extends ReplySectionProps {
  readonly person: string;
  readonly name: string;
}

/** Leads a link's fragment to the field: after signing in, or from a liaison's list. */
const useFragment = (composer: { readonly current: ComposerHandle | null }): void => {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash === officialChoiceId) composer.current?.answerOfficially();
    else if (hash === replyFieldId) document.getElementById(replyFieldId)?.focus();
  }, [hash, composer]);
};

const useReplyHandle = (
  ref: Ref<ReplyHandle> | undefined,
  composer: { readonly current: ComposerHandle | null },
): void => {
  useImperativeHandle(ref, () => ({
    replyTo: (target, quote) => {
      if (composer.current === null) document.getElementById(signInId)?.focus();
      else composer.current.replyTo(target, quote);
    },
  }));
};

const MemberReply = ({ thread, place, writers, onSent, person, name, ref }: MemberProps) => {
  const actor = useActor();
  const me = useMe();
  const composer = useRef<ComposerHandle>(null);
  const outbox = useOutbox({ thread: thread.id, person, onSent });
  const access = replyAccess({ actor, place, thread: { locked: thread.locked } });
  const official = officialVoices(actor, place).map((slug) => ({
    slug,
    name: me?.liaisonFor.find(({ institution }) => institution === slug)?.name ?? slug,
  }));
  const voices = [...official, ...organisationVoices(useOwnOrganisations(), place.slug)];
  useFragment(composer);
  useReplyHandle(ref, composer);
  const edit = (key: string): void => {
    const reply: Reply | undefined = outbox.take(key);
    if (reply !== undefined) composer.current?.takeBack(reply);
  };
  return (
    <>
      <PendingPosts replies={outbox.replies} name={name} onRetry={outbox.retry} onEdit={edit} />
      <Writing writers={writers}>
        <Composer
          ref={composer}
          thread={thread.id}
          place={place}
          access={access}
          signedIn
          voices={voices}
          onSend={(reply) => {
            outbox.add(reply);
            showPending(reply.key);
          }}
        />
      </Writing>
    </>
  );
};

const ignoreSend = (): void => undefined;

const GuestReply = ({ thread, place, writers, ref }: ReplySectionProps) => {
  const actor = useActor();
  const composer = useRef<ComposerHandle>(null);
  const kept = useKeptDraft([replySlot(thread.id), outboxSlot(thread.id)]);
  useFragment(composer);
  useReplyHandle(ref, composer);
  return (
    <Writing writers={writers}>
      {kept ? (
        <div className="mt4">
          <SignInPrompt to={replyFieldId} ended />
        </div>
      ) : (
        <Composer
          ref={composer}
          thread={thread.id}
          place={place}
          access={replyAccess({ actor, place, thread: { locked: thread.locked } })}
          signedIn={false}
          voices={[]}
          onSend={ignoreSend}
        />
      )}
    </Writing>
  );
};

/** One's replies on their way, who is writing, and the composer. Waits until it is known who writes: drafts are personal. */
export const ReplySection = (props: ReplySectionProps) => {
  const session = useSession();
  if (session.status === 'unknown') return <div className="composer-room" aria-hidden="true" />;
  if (session.status === 'guest') return <GuestReply {...props} />;
  const { id, displayName } = session.me;
  return <MemberReply key={id} {...props} person={id} name={displayName} />;
};
