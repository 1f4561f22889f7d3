import type { PhotoSize } from './limits.ts';

export const mediaPaths = {
  setPhoto: { method: 'PUT', path: '/api/v1/me/photo' },
  removePhoto: { method: 'DELETE', path: '/api/v1/me/photo' },
  photos: { method: 'GET', path: '/api/v1/photos' },
} as const;

/** Address of a profile photo by the name that the API gives to whoever may see it. */
export const photoAddress = (photo: string, size: PhotoSize): string => `/files/photos/${photo}-${size}.webp`;
