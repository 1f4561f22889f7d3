import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { Check, Send, X } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Ref, SubmitEvent } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { sendTyping } from '../../../lib/socket.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { appendBlock } from '../model/markdown.ts';
import type { Reply } from '../model/outbox.ts';
import type { ReplyAccess } from '../model/permissions.ts';
import { useJoin } from '../mutations.ts';
import { ClosedComposer, SignInPrompt } from './composer-gate.tsx';
import { MarkdownEditor } from './markdown-editor.tsx';
import type { EditorHandle } from './markdown-editor.tsx';
import { isOfficialVoice } from '../model/voices.ts';
import { VoiceChoice } from './voice-choice.tsx';
import type { Voice } from './voice-choice.tsx';

/** Id of the field: signing in leads back here. */
export const replyFieldId = 'napisz';
/** Name of the draft of a reply. */
export const replySlot = (thread: string): string => `reply:${thread}`;
const typingEveryMs = 3_000;

/** The post replied to. */
export interface ReplyTarget {
  readonly number: number;
  readonly name: string;
}

export interface ComposerHandle {
  readonly replyTo: (target: ReplyTarget, quote?: string) => void;
  /** Puts a reply that was on its way back into the field. */
  readonly takeBack: (reply: Reply) => void;
  readonly answerOfficially: () => void;
}

interface ComposerProps {
  readonly thread: string;
  readonly place: PlaceSummary;
  readonly access: ReplyAccess;
  readonly signedIn: boolean;
  readonly voices: readonly Voice[];
  readonly onSend: (reply: Reply) => void;
  readonly ref?: Ref<ComposerHandle>;
}

const targetOf = (number: string | undefined, name: string | undefined): ReplyTarget | undefined =>
  number === undefined || !/^\d+$/.test(number) ? undefined : { number: Number(number), name: name ?? '' };

/** Where a reply is written. Keeps a draft, and says what is in the way before anything is lost. */
export const Composer = ({ thread, place, access, signedIn, voices, onSend, ref }: ComposerProps) => {
  const t = useT();
  const locale = useLocale();
  const draft = useDraft(replySlot(thread));
  const join = useJoin(place.slug);
  const editor = useRef<EditorHandle>(null);
  const typedAt = useRef(0);
  // The key of a reply taken back: the same text sent again is the same reply.
  const kept = useRef<Reply>(undefined);
  const [body, setBody] = useState(draft.restored?.['body'] ?? '');
  const [target, setTarget] = useState(() => targetOf(draft.restored?.['replyTo'], draft.restored?.['replyToName']));
  const [official, setOfficial] = useState(draft.restored?.['official'] ?? '');
  const [wasRestored, setWasRestored] = useState(body !== '');
  const [problem, setProblem] = useState<string>();
  // How often somebody without a session wanted to send: each time leads to the prompt.
  const [asksSignIn, setAsksSignIn] = useState(0);
  const prompt = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asksSignIn === 0) return;
    // Where it appears, the bar of a phone may lie over it.
    prompt.current?.focus({ preventScroll: true });
    prompt.current?.scrollIntoView({ block: 'center' });
  }, [asksSignIn]);
  const errorId = `${replyFieldId}-error`;
  const voice = voices.some(({ slug }) => slug === official) ? official : '';

  const keep = (next: {
    readonly body?: string;
    readonly target?: ReplyTarget | undefined;
    readonly official?: string;
  }) => {
    const whole = { body, target, official, ...next };
    setBody(whole.body);
    setTarget(whole.target);
    setOfficial(whole.official);
    setProblem(undefined);
    draft.keep(
      whole.body.trim() === ''
        ? {}
        : {
            body: whole.body,
            ...(whole.target && { replyTo: String(whole.target.number), replyToName: whole.target.name }),
            ...(whole.official !== '' && { official: whole.official }),
          },
    );
  };

  useImperativeHandle(ref, () => ({
    replyTo: (next, quote) => {
      keep({ target: next, ...(quote !== undefined && { body: appendBlock(body, quote) }) });
      editor.current?.focus();
    },
    takeBack: (reply) => {
      kept.current = reply;
      keep({
        body: body.trim() === '' ? reply.body : appendBlock(body, reply.body),
        official: reply.official ?? '',
        target: reply.replyTo === undefined ? undefined : { number: reply.replyTo, name: '' },
      });
      editor.current?.focus();
    },
    answerOfficially: () => {
      const first = voices.find(({ slug }) => isOfficialVoice(slug));
      if (first !== undefined) keep({ official: first.slug });
      editor.current?.focus();
    },
  }));

  const clear = (): void => {
    setBody('');
    setTarget(undefined);
    setWasRestored(false);
    setProblem(undefined);
    draft.discard();
  };

  const send = async (): Promise<void> => {
    if (join.isPending) return;
    const text = body.trim();
    if (text.length < threadLimits.minBodyChars) {
      setProblem(t('threads.bodyTooShort'));
      editor.current?.focus();
      return;
    }
    if (body.length > threadLimits.maxBodyChars) {
      setProblem(t('threads.bodyTooLong'));
      editor.current?.focus();
      return;
    }
    if (access.way === 'sign-in') {
      setAsksSignIn(asksSignIn + 1);
      return;
    }
    if (access.way === 'join') {
      try {
        await join.mutateAsync();
      } catch (error) {
        setProblem(errorText(t, error));
        return;
      }
    }
    const same = kept.current?.body === body ? kept.current : undefined;
    kept.current = undefined;
    onSend({
      key: same?.key ?? newIdempotencyKey(),
      body,
      replyTo: target?.number,
      official: voice === '' ? undefined : voice,
      writtenAt: new Date().toISOString(),
    });
    clear();
  };

  if (access.way === 'closed') return <ClosedComposer code={access.code} />;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="reply-form" onSubmit={onSubmit} noValidate>
      {access.way === 'join' ? (
        <p className="meta mt3">{t('threads.joinToReply', { locative: place.locative })}</p>
      ) : undefined}
      <VoiceChoice voices={voices} value={voice} onChange={(next) => keep({ official: next })} />
      {problem === undefined ? undefined : (
        <div className="mt3" role="alert">
          <FieldError id={errorId}>{problem}</FieldError>
        </div>
      )}
      <div className={isOfficialVoice(voice) ? 'composer official' : 'composer'}>
        {target === undefined ? undefined : (
          <div className="replying">
            <span>{t('threads.replyingTo', { name: target.name, number: target.number })}</span>
            <IconButton icon={X} label={t('threads.replyingToNobody')} onClick={() => keep({ target: undefined })} />
          </div>
        )}
        <MarkdownEditor
          ref={editor}
          control={{
            id: replyFieldId,
            'aria-describedby': problem === undefined ? undefined : errorId,
            'aria-invalid': problem === undefined ? undefined : true,
          }}
          label={t('threads.replyLabel')}
          tabsLabel={t('threads.replyTabs')}
          value={body}
          onChange={(next) => {
            keep({ body: next });
            const now = Date.now();
            if (signedIn && now - typedAt.current >= typingEveryMs) {
              typedAt.current = now;
              sendTyping(`thread:${thread}`);
            }
          }}
          onSubmit={() => void send()}
          previews={signedIn}
          lang={locale}
        >
          <output className="saved">
            {draft.savedAt === undefined || body === '' ? undefined : (
              <>
                <Icon of={Check} /> {t('threads.draftSaved')}
              </>
            )}
          </output>
          <Button kind="primary" type="submit" icon={Send} busy={join.isPending}>
            {t(
              access.way === 'join'
                ? 'threads.joinAndSend'
                : isOfficialVoice(voice)
                  ? 'threads.sendOfficial'
                  : 'threads.send',
            )}
          </Button>
        </MarkdownEditor>
      </div>
      {wasRestored && body !== '' ? (
        <p className="meta mt2 restored">
          <output>{t('threads.draftRestored')}</output>{' '}
          <Button kind="quiet" onClick={clear}>
            {t('threads.draftDiscard')}
          </Button>
        </p>
      ) : undefined}
      {asksSignIn > 0 && access.way === 'sign-in' ? (
        <section className="mt3" aria-label={t('threads.signInToReply')} tabIndex={-1} ref={prompt}>
          <SignInPrompt to={replyFieldId} />
        </section>
      ) : undefined}
      {access.way === 'sign-in' && asksSignIn === 0 ? <p className="meta mt2">{t('threads.guestHint')}</p> : undefined}
      {join.isPending ? <Banner live="status">{t('threads.joining')}</Banner> : undefined}
    </form>
  );
};
