import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Introduction } from '@moja-ulica/shared/threads/schema.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { clientOf } from './api-client.ts';
import { useMe } from './session.ts';

const threads = clientOf<typeof threadRoutes>(threadPaths);

/** The thread in which people of a place introduce themselves; null: none. */
export const introductionQuery = (place: string) =>
  queryOptions({
    queryKey: ['introduction', place],
    queryFn: async ({ signal }) => (await threads.introduction({ params: { place }, signal })).thread,
    staleTime: 5 * 60_000,
  });

/** Whether somebody has written anything yet, in forums the asker may read. */
export const hasWrittenQuery = (handle: string) =>
  queryOptions({
    queryKey: ['hasWritten', handle],
    queryFn: async ({ signal }) =>
      (await threads.personPosts({ params: { handle }, query: { limit: 1 }, signal })).items.length > 0,
    staleTime: 60_000,
  });

/** Whether the reader belongs to a place, may write, and has written nothing in any forum yet. */
export const useIsNewTo = (place: string | undefined): boolean => {
  const me = useMe();
  const mayWrite = me !== undefined && !me.suspended && me.memberships.some((one) => one.place === place);
  const written = useQuery({ ...hasWrittenQuery(me?.handle ?? ''), enabled: mayWrite });
  return mayWrite && written.data === false;
};

/** Where the reader may say hello: a member of the place who has written nothing yet. `undefined` for everybody else. */
export const useHello = (place: string | undefined): Introduction | undefined => {
  const isNew = useIsNewTo(place);
  const introduction = useQuery({ ...introductionQuery(place ?? ''), enabled: isNew });
  return isNew ? (introduction.data ?? undefined) : undefined;
};
