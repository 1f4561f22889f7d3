import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { ApiError, NetworkError } from '../../../lib/api-error.ts';
import { comeBackAfterMs } from '../../../lib/come-back.ts';
import { onDraftGone, readDrafts, removeDraft, writeDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useOnline } from '../../../lib/online.ts';
import { sendReply } from '../mutations.ts';
import { nextToSend, nextWakeMs, outboxReducer, parseOutbox, serializeOutbox } from '../model/outbox.ts';
import type { Outbox, PendingReply, Reply, ReplyStatus } from '../model/outbox.ts';

/** Name under which replies on their way are kept on the device. */
export const outboxSlot = (thread: string): string => `outbox:${thread}`;

/** Each has a place of its own: what another tab has on its way lies beside it. */
const placeOf = (thread: string, key: string): string => `${outboxSlot(thread)}#${key}`;

/** What a refusal means for the reply: later by itself, or back to its author. */
const statusAfter = (error: unknown, words: string, nowMs: number): ReplyStatus => {
  if (error instanceof NetworkError && !navigator.onLine) return { is: 'queued' };
  if (error instanceof ApiError) {
    const { code, retryAfterSeconds } = error;
    if (code === 'posting_too_fast' || code === 'too_many_requests') {
      return { is: 'held', untilMs: nowMs + (retryAfterSeconds ?? 5) * 1000 };
    }
    // The text is safe here and the key makes the attempts one: whoever wrote it need do nothing.
    if (code === 'unavailable') return { is: 'held', untilMs: nowMs + (comeBackAfterMs(error) ?? 5_000) };
    if (code === 'idempotency_in_progress') return { is: 'held', untilMs: nowMs + 1000 };
  }
  return { is: 'failed', reason: words };
};

interface OutboxOptions {
  readonly thread: string;
  /** Whose outbox: it survives a reload under this id. */
  readonly person: string;
  readonly onSent: (number: number) => void;
}

interface OutboxHandle {
  readonly replies: Outbox;
  readonly add: (reply: Reply) => void;
  readonly retry: (key: string) => void;
  /** Takes a reply out again, to edit it or to let it go. */
  readonly take: (key: string) => PendingReply | undefined;
}

/**
 * Replies on their way: shown at once, sent one after the other with one key each, sent again when the network is back or the
 * pause is over. They are kept on the device until the server has them, so that a reload loses and doubles nothing.
 */
export const useOutbox = ({ thread, person, onSent }: OutboxOptions): OutboxHandle => {
  const t = useT();
  const client = useQueryClient();
  const online = useOnline();
  const [replies, dispatch] = useReducer(outboxReducer, undefined, () =>
    readDrafts(person, outboxSlot(thread))
      .flatMap(({ fields }) => parseOutbox(fields['replies']))
      .toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt)),
  );
  const keptKeys = useRef<readonly string[]>([]);
  const [nowMs, setNowMs] = useState(() => Date.now());

  useEffect(() => {
    const keys = replies.map(({ key }) => key);
    for (const reply of replies) {
      if (keptKeys.current.includes(reply.key)) continue;
      writeDraft(person, placeOf(thread, reply.key), { replies: serializeOutbox([reply]) });
    }
    for (const key of keptKeys.current) if (!keys.includes(key)) removeDraft(person, placeOf(thread, key));
    // Where an earlier version kept all of them together.
    removeDraft(person, outboxSlot(thread));
    keptKeys.current = keys;
  }, [person, thread, replies]);

  // Sent, changed or let go in another tab that had it on its way as well.
  useEffect(
    () =>
      onDraftGone(person, (slot) => {
        const begins = placeOf(thread, '');
        if (slot.startsWith(begins)) dispatch({ type: 'gone', key: slot.slice(begins.length) });
      }),
    [person, thread],
  );

  const deliver = useEffectEvent(async (reply: PendingReply): Promise<void> => {
    dispatch({ type: 'status', key: reply.key, status: { is: 'sending' } });
    try {
      const number = await sendReply(client, thread, reply);
      // The cache tells its readers in the next task; the post must be there when its forerunner goes.
      await new Promise((resolve) => setTimeout(resolve, 0));
      onSent(number);
      dispatch({ type: 'remove', key: reply.key });
    } catch (error) {
      dispatch({ type: 'status', key: reply.key, status: statusAfter(error, errorText(t, error), Date.now()) });
    }
  });

  useEffect(() => {
    if (!online) return undefined;
    const reply = nextToSend(replies, nowMs);
    if (reply !== undefined) {
      void deliver(reply);
      return undefined;
    }
    const wakeMs = nextWakeMs(replies);
    if (wakeMs === undefined) return undefined;
    const timer = setTimeout(() => setNowMs(Date.now()), Math.max(50, wakeMs - Date.now()));
    return () => clearTimeout(timer);
  }, [replies, online, nowMs]);

  return {
    replies,
    add: (reply) => dispatch({ type: 'add', reply }),
    retry: (key) => dispatch({ type: 'status', key, status: { is: 'queued' } }),
    take: (key) => {
      const reply = replies.find((one) => one.key === key);
      dispatch({ type: 'remove', key });
      return reply;
    },
  };
};
