import { mediaLimits } from '@moja-ulica/shared/media/limits.ts';
import { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { refusingWhileCrowded } from '../../platform/http/admission.ts';
import { isSameCopy } from '../../platform/http/encoded.ts';
import { removePhoto } from './commands/remove-photo.ts';
import { setPhoto } from './commands/set-photo.ts';
import type { MediaContext } from './context.ts';
import { photoFile, photosOf } from './read-photos.ts';

/** Operations of `shared/media/routes.ts`, and the files themselves. */
export const implementMedia = (http: Http, context: MediaContext): void => {
  http.implement(mediaRoutes.setPhoto, async ({ caller, body, send }) =>
    send(200, { photo: await setPhoto(context, { caller, body }) }),
  );
  http.implement(mediaRoutes.removePhoto, async ({ caller, send }) => {
    await removePhoto(context, caller);
    return send(204, null);
  });
  http.implement(mediaRoutes.photos, async ({ caller, query, send }) =>
    send(200, { items: await photosOf(context, caller, query.people.split(',')) }),
  );
  servePhotos(http, context);
};

/** A picture and nothing that could run, wherever it is opened. */
const filePolicy = "default-src 'none'; sandbox";
/** Only in the browser of who may see it, and not for long: what was taken away is to be gone. */
const fileCaching = 'private, max-age=300';

const fileName = /^([A-Za-z0-9_-]{22})-(\d+)\.webp$/;

const parseFile = (file: string) => {
  const [, name, side] = fileName.exec(file) ?? [];
  const size = mediaLimits.photoSizesPx.find((each) => String(each) === side);
  return name === undefined || size === undefined ? null : { name, size };
};

const servePhotos = ({ server }: Http, context: MediaContext): void => {
  const onRequest = refusingWhileCrowded(context.platform.admission);
  server.get<{ Params: { file: string } }>(
    '/files/photos/:file',
    { config: { operation: 'media.photoFile' }, compress: false, onRequest },
    async (request, reply) => {
      const file = parseFile(request.params.file);
      const bytes = file === null ? null : await photoFile(context, request.headers, file);
      if (file === null || bytes === null) throw new AppError('not_found');
      const etag = `W/"${file.name}-${file.size}"`;
      void reply
        .header('cache-control', fileCaching)
        .header('content-security-policy', filePolicy)
        .header('content-disposition', 'inline')
        .header('vary', 'cookie')
        .header('etag', etag);
      if (isSameCopy(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type('image/webp').send(Buffer.from(bytes));
    },
  );
};
