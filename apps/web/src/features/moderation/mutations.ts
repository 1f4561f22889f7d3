import type { Case } from '@moja-ulica/shared/moderation/schema.ts';
import { moderationPaths } from '@moja-ulica/shared/moderation/paths.ts';
import type { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { refreshCases } from './queries.ts';

const moderation = clientOf<typeof moderationRoutes>(moderationPaths);

/** Of which case, and where its post is. */
export type CaseRef = Pick<Case, 'id' | 'thread' | 'postNumber'>;

const postOf = ({ thread, postNumber }: CaseRef) => ({ thread: thread.id, number: postNumber });

interface Deciding {
  /** Called when it is decided, before the queue is asked for anew: the case may be gone from it then, and its view with it. */
  readonly onDecided: () => void;
}

/** Hides the post; decides the case. */
export const useHide = ({ onDecided }: Deciding) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, rule, reason }: { readonly of: CaseRef; readonly rule: HideRule; readonly reason: string }) =>
      moderation.hidePost({ params: postOf(of), body: { rule, reason } }),
    onSuccess: onDecided,
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};

/** Leaves the post as it is; decides the case. */
export const useKeep = ({ onDecided }: Deciding) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, reason }: { readonly of: CaseRef; readonly reason: string }) =>
      moderation.keepPost({ params: { case: of.id }, body: { reason } }),
    onSuccess: onDecided,
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};

interface Undoing {
  /** Both are called wherever the moderator has gone meanwhile. */
  readonly onUndone: () => void;
  readonly onFailed: (error: Error) => void;
}

/** Takes the hiding of a post back: its case waits for a decision again. */
export const useUndoHide = ({ onUndone, onFailed }: Undoing) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, reason }: { readonly of: CaseRef; readonly reason: string }) =>
      moderation.restorePost({ params: postOf(of), body: { reason, reopen: true } }),
    onSuccess: onUndone,
    onError: onFailed,
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};

/** Shows a hidden post again; its case counts as kept. */
export const useRestore = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, reason }: { readonly of: CaseRef; readonly reason: string }) =>
      moderation.restorePost({ params: postOf(of), body: { reason } }),
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};
