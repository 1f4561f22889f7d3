/** What may be uploaded. The browser scales a chosen file down before it sends it. */
export const mediaLimits = {
  /** What is asked of the file picker and taken by the server; phones convert their own formats to one of these. */
  imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
  /** A file somebody chooses, before the browser scales it. */
  maxChosenBytes: 20 * 1024 * 1024,
  maxChosenPixels: 50_000_000,
  /** What arrives at the server. */
  maxUploadBytes: 8 * 1024 * 1024,
  maxPixels: 24_000_000,
  /** Side of the square that the browser makes of a profile photo. */
  photoSquarePx: 1024,
  /** Sides of the squares that are kept of a profile photo. */
  photoSizesPx: [96, 320],
  maxPhotoBytes: 40_960,
  photosPerDay: 20,
  maxPhotosAsked: 50,
} as const;

export type PhotoSize = (typeof mediaLimits.photoSizesPx)[number];
