import { newIdempotencyKey } from '../../lib/api-client.ts';
import type { ReportReason } from '@moja-ulica/shared/moderation/limits.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { currentSession, meChanged } from '../../lib/session.ts';
import { placesQuery } from '../../lib/places.ts';
import { estates, moderation, threads } from './api.ts';
import { newsOfEvent } from './model/pages.ts';
import type { Reply } from './model/outbox.ts';
import { spokenFor } from './model/voices.ts';
import { applyNews, introductionQuery, placeQuery, refetchLists, refetchOverlays, rememberRead } from './queries.ts';

const personNow = (): string | undefined => {
  const session = currentSession();
  return session.status === 'signed-in' ? session.me.id : undefined;
};

const refreshOverlays = async (client: QueryClient, thread: string): Promise<void> => {
  const person = personNow();
  if (person !== undefined) await refetchOverlays(client, person, thread);
};

/** Joins an estate: one tap. Everything the membership opens is asked for again. */
export const useJoin = (place: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => estates.join({ params: { place }, body: { home: noHomeYet() } }),
    onSuccess: async (me) => {
      meChanged(me);
      await Promise.all([
        client.invalidateQueries(placesQuery),
        client.invalidateQueries(placeQuery(place)),
        refetchLists(client, place),
      ]);
    },
  });
};

const noHomeYet = (): boolean => {
  const session = currentSession();
  return session.status === 'signed-in' && !session.me.memberships.some(({ home }) => home);
};

/** Sends a reply and shows it at once in the thread. Rejects with `ApiError` or `NetworkError`. */
export const sendReply = async (client: QueryClient, thread: string, reply: Reply): Promise<number> => {
  const answer = await threads.createReply({
    params: { thread },
    body: {
      body: reply.body,
      ...(reply.replyTo !== undefined && { replyTo: reply.replyTo }),
      ...spokenFor(reply.official),
    },
    idempotencyKey: reply.key,
  });
  applyNews(client, newsOfEvent(answer));
  void refreshOverlays(client, thread);
  return answer.post.number;
};

/** Tells the server how far was read; outlives the page. */
export const sendRead = async (client: QueryClient, thread: string, number: number): Promise<void> => {
  const person = personNow();
  if (person === undefined) return;
  rememberRead(client, person, thread, number);
  await threads.markRead({ params: { thread }, body: { number }, keepalive: true });
};

interface PostAddress {
  readonly thread: string;
  readonly number: number;
}

/** Saves an edited post. */
export const useEditPost = ({ thread, number }: PostAddress) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: string) => threads.editPost({ params: { thread, number }, body: { body } }),
    onSuccess: (answer) => applyNews(client, newsOfEvent(answer)),
  });
};

/** Withdraws one's own post; a stub stays. */
export const useWithdrawPost = ({ thread, number }: PostAddress) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => threads.withdrawPost({ params: { thread, number } }),
    onSuccess: (answer) => applyNews(client, newsOfEvent(answer)),
  });
};

/** Reports a post; the same report sent twice is one. */
export const useReportPost = ({ thread, number }: PostAddress) => {
  const [idempotencyKey] = useState(newIdempotencyKey);
  return useMutation({
    mutationFn: ({ reason, note }: { readonly reason: ReportReason; readonly note: string }) =>
      moderation.reportPost({
        params: { thread, number },
        body: { reason, ...(note.trim() !== '' && { note: note.trim() }) },
        idempotencyKey: `${idempotencyKey}-${reason}`,
      }),
  });
};

/** Hides a post with a statement of reasons. The page learns of it as everybody does: live. */
export const useHidePost = ({ thread, number }: PostAddress) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly rule: ReportReason; readonly reason: string }) =>
      moderation.hidePost({ params: { thread, number }, body }),
    onSuccess: () => refreshOverlays(client, thread),
  });
};

/** Shows a hidden post again. */
export const useRestorePost = ({ thread, number }: PostAddress) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => moderation.restorePost({ params: { thread, number }, body: { reason } }),
    onSuccess: () => refreshOverlays(client, thread),
  });
};

/** Chooses the thread to which newcomers of a place are pointed; null: none. */
export const useChooseIntroduction = (place: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (thread: string | null) =>
      thread === null
        ? threads.dropIntroduction({ params: { place } })
        : threads.chooseIntroduction({ params: { place }, body: { thread } }),
    onSuccess: () => client.invalidateQueries(introductionQuery(place)),
  });
};

/** What the new-thread form sends. */
export interface NewThread {
  readonly place: string;
  readonly title: string;
  readonly body: string;
  readonly kind: 'discussion' | 'matter';
  readonly topic: string | undefined;
  readonly street: string | undefined;
  readonly institution: string | undefined;
  /** Slug of an organisation that it is written for as well. */
  readonly organisation: string | undefined;
  readonly key: string;
}

/** Opens a thread. */
export const useCreateThread = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ place, title, body, kind, topic, street, institution, organisation, key }: NewThread) =>
      threads.createThread({
        params: { place },
        body: {
          title,
          body,
          kind,
          ...(topic !== undefined && { topic }),
          ...(street !== undefined && { streets: [street] }),
          ...(institution !== undefined && { institution }),
          ...(organisation !== undefined && { organisation }),
        },
        idempotencyKey: key,
      }),
    onSuccess: (head) => refetchLists(client, head.place.slug),
  });
};
