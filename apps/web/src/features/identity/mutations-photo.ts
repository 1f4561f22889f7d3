import { mediaLimits } from '@moja-ulica/shared/media/limits.ts';
import { mediaPaths } from '@moja-ulica/shared/media/paths.ts';
import type { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { refetchPhotos } from '../../lib/photos.ts';
import { squarePicture } from '../../lib/square-picture.ts';

const media = clientOf<typeof mediaRoutes>(mediaPaths);

/** A square of 1024 px on a slow line. */
const uploadTimeoutMs = 60_000;

const usePhotosAgain = () => {
  const client = useQueryClient();
  return () => refetchPhotos(client);
};

/** Scales a chosen picture down and makes it one's photo. Rejects with `PictureError` for a file that is not taken. */
export const useSetPhoto = () =>
  useMutation({
    mutationFn: async (file: Blob) =>
      media.setPhoto({
        body: await squarePicture(file, mediaLimits.photoSquarePx),
        timeoutMs: uploadTimeoutMs,
      }),
    onSuccess: usePhotosAgain(),
  });

export const useRemovePhoto = () => useMutation({ mutationFn: () => media.removePhoto(), onSuccess: usePhotosAgain() });
