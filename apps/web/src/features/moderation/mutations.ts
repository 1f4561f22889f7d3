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

/** Hides the post; decides the case. */
export const useHide = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, rule, reason }: { readonly of: CaseRef; readonly rule: HideRule; readonly reason: string }) =>
      moderation.hidePost({ params: postOf(of), body: { rule, reason } }),
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};

/** Leaves the post as it is; decides the case. */
export const useKeep = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, reason }: { readonly of: CaseRef; readonly reason: string }) =>
      moderation.keepPost({ params: { case: of.id }, body: { reason } }),
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};

/** Shows a hidden post again. */
export const useRestore = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, reason }: { readonly of: CaseRef; readonly reason: string }) =>
      moderation.restorePost({ params: postOf(of), body: { reason } }),
    onSettled: (_decision, _error, { of }) => refreshCases(client, of.id),
  });
};
