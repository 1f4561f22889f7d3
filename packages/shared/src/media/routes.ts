import { Type } from 'typebox';
import { Closed, NoContent } from '../common.ts';
import { defineRoute } from '../http.ts';
import { mediaLimits as limits } from './limits.ts';
import { mediaPaths as paths } from './paths.ts';
import { PersonPhoto, PhotoName } from './schema.ts';

const tag = 'media';

export const mediaRoutes = {
  setPhoto: defineRoute({
    ...paths.setPhoto,
    tag,
    access: 'account',
    summary: 'Set my profile photo',
    description:
      'The body is the picture: at most 8 MB and 24 megapixels. It is turned upright, cut to a square from its middle and written anew without anything else that the file held. Of a moving picture the first frame is taken. Who sees it is said by `shownTo` of the profile.',
    upload: { types: limits.imageTypes, maxBytes: limits.maxUploadBytes },
    responses: { 200: Closed({ photo: PhotoName }) },
    errors: ['image_not_supported', 'image_broken', 'image_too_large', 'email_unconfirmed', 'account_suspended'],
  }),
  removePhoto: defineRoute({
    ...paths.removePhoto,
    tag,
    access: 'account',
    summary: 'Take my profile photo away',
    description: 'Repeatable. The file is gone at once, under every address it had.',
    responses: { 204: NoContent },
    errors: [],
  }),
  photos: defineRoute({
    ...paths.photos,
    tag,
    access: 'optional',
    summary: 'Photos of these people, as far as I may see them',
    description:
      'Pages of threads read the same for everybody and carry no photos: those are asked for here. Files are at `/files/photos/<photo>-<96|320>.webp`, and each ask for one is asked again who may see it.',
    query: Closed({
      people: Type.String({
        description: `Up to ${limits.maxPhotosAsked} handles joined by commas`,
        pattern: `^[a-z0-9-]{1,48}(,[a-z0-9-]{1,48}){0,${limits.maxPhotosAsked - 1}}$`,
      }),
    }),
    responses: {
      200: Closed({ items: Type.Array(PersonPhoto, { description: 'Those who have one that I may see' }) }),
    },
    errors: [],
  }),
} as const;
