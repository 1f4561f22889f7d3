import { mediaLimits } from '@moja-ulica/shared/media/limits.ts';
import type { PhotoSize } from '@moja-ulica/shared/media/limits.ts';
import { mediaPaths, photoAddress } from '@moja-ulica/shared/media/paths.ts';
import type { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { clientOf } from './api-client.ts';
import { inBatches } from './batch.ts';
import { useSession } from './session.ts';

const media = clientOf<typeof mediaRoutes>(mediaPaths);

const staleAfterMs = 5 * 60_000;
const key = 'photo';

/** Photos of all people on a page in one request; the pages themselves read the same for everybody and carry none. */
const photoOf = inBatches(mediaLimits.maxPhotosAsked, async (handles) => {
  const { items } = await media.photos({ query: { people: handles.join(',') } });
  return new Map(items.map(({ handle, photo }) => [handle, photo]));
});

/** `reader`: what may be seen depends on who looks. */
const photoQuery = (reader: string, handle: string) =>
  queryOptions({
    queryKey: [key, reader, handle],
    queryFn: async () => (await photoOf(handle)) ?? null,
    staleTime: staleAfterMs,
    retry: false,
  });

/** Address of somebody's photo as far as the reader may see it; `undefined`: none, or not known yet. */
export const usePhoto = (handle: string | null, size: PhotoSize): string | undefined => {
  const session = useSession();
  const reader = session.status === 'signed-in' ? session.me.id : '';
  const { data } = useQuery({
    ...photoQuery(reader, handle ?? ''),
    enabled: handle !== null && session.status !== 'unknown',
  });
  return typeof data === 'string' ? photoAddress(data, size) : undefined;
};

/** A photo, or who may see one, has changed. */
export const refetchPhotos = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [key] });
