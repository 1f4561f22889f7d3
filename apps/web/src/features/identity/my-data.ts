import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { exportAddress, exportFileName, privacyPaths } from '@moja-ulica/shared/privacy/paths.ts';
import type { privacyRoutes } from '@moja-ulica/shared/privacy/routes.ts';
import type { DataExport, MyData } from '@moja-ulica/shared/privacy/schema.ts';
import type { ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { clientOf, newIdempotencyKey } from '../../lib/api-client.ts';
import { errorText } from '../../lib/error-text.ts';
import { useT } from '../../lib/i18n.tsx';
import { saveFile } from '../../lib/download.ts';
import { currentSession, meChanged } from '../../lib/session.ts';
import { onCatchUp, useLive } from '../../lib/socket.ts';
import { showToast } from '../../ui/toast-store.ts';

const privacy = clientOf<typeof privacyRoutes>(privacyPaths);

type BodyOfCall<Name extends keyof typeof privacyRoutes> = BodyOf<(typeof privacyRoutes)[Name]>;

/** The live connection tells each step; this is for when there is none. */
const lookAgainMs = 15_000;

const isUnderWay = (data: MyData | undefined): boolean =>
  data?.export?.state === 'waiting' || data?.export?.state === 'working';

/** The person's newest export and whether their account is to end; asked again while an export is being made. */
export const myDataQuery = queryOptions({
  queryKey: ['myData'],
  queryFn: ({ signal }) => privacy.myData({ signal }),
  refetchInterval: ({ state }) => (isUnderWay(state.data) ? lookAgainMs : false),
});

/** Shows each step of an export as it is told, and asks when some may have been missed. */
export const useLiveExport = (): void => {
  const client = useQueryClient();
  const onExport = useCallback<ServerEvents['export.updated']>(
    (told) => {
      const data = client.getQueryData(myDataQuery.queryKey);
      // Two steps may overtake each other; nothing comes after the last.
      const isOld = data?.export?.id === told.export.id && data.export.state === 'ready';
      if (data === undefined || isOld) return;
      // An answer that is on its way may be older than what is told here.
      void client.cancelQueries({ queryKey: myDataQuery.queryKey });
      client.setQueryData(myDataQuery.queryKey, { ...data, export: told.export });
    },
    [client],
  );
  useLive('export.updated', onExport);
  useEffect(() => onCatchUp(() => void client.invalidateQueries({ queryKey: myDataQuery.queryKey })), [client]);
};

/** "me" with or without the end of the account. */
const leavesAtChanged = (leavesAt: string | null): void => {
  const session = currentSession();
  if (session.status === 'signed-in') meChanged({ ...session.me, leavesAt });
};

const useDataChanged = () => {
  const client = useQueryClient();
  return (change: (data: MyData) => MyData): Promise<void> => {
    client.setQueryData(myDataQuery.queryKey, (data) => (data === undefined ? undefined : change(data)));
    return client.invalidateQueries({ queryKey: myDataQuery.queryKey });
  };
};

/** Has a copy made. A refused proof is another request, so each try has its key. */
export const useRequestExport = () => {
  const changed = useDataChanged();
  return useMutation({
    mutationFn: (body: BodyOfCall<'requestExport'>) =>
      privacy.requestExport({ body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: (made) => changed((data) => ({ ...data, export: made })),
  });
};

/** Has the account end after the time to think. */
export const useRequestDeletion = () => {
  const changed = useDataChanged();
  return useMutation({
    mutationFn: (body: BodyOfCall<'requestDeletion'>) =>
      privacy.requestDeletion({ body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: (deletion) => {
      leavesAtChanged(deletion.dueAt);
      return changed((data) => ({ ...data, deletion }));
    },
  });
};

/** The account goes on. */
const useCancelDeletion = () => {
  const changed = useDataChanged();
  return useMutation({
    mutationFn: () => privacy.cancelDeletion(),
    onSuccess: () => {
      leavesAtChanged(null);
      return changed((data) => ({ ...data, deletion: null }));
    },
  });
};

/** Keeps the account with one tap and says so; the banner that was tapped is gone by then. */
export const useStay = () => {
  const t = useT();
  const { mutateAsync, isPending } = useCancelDeletion();
  return {
    busy: isPending,
    stay: async (): Promise<void> => {
      try {
        await mutateAsync();
        showToast(t('data.leavesStayed'));
      } catch (error) {
        showToast(errorText(t, error));
      }
    },
  };
};

/** Saves a finished copy on the person's device. */
export const saveExport = ({ id, readyAt, askedAt }: DataExport): Promise<void> =>
  saveFile(exportAddress(id), exportFileName(readyAt ?? askedAt));
