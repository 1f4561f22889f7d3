import { mediaLimits as limits } from '@moja-ulica/shared/media/limits.ts';

/** Why a chosen file is not taken, before anything is sent. */
export type PictureFault = 'type' | 'size' | 'unreadable';

export class PictureError extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault, cause?: unknown) {
    super(`The picture is not taken: ${fault}`, { cause });
    this.fault = fault;
  }
}

const takes = (type: string): boolean => limits.imageTypes.some((taken) => taken === type);

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, type, 0.9);
  });

/**
 * The middle of a picture as a square of at most `side` pixels, upright: what a phone has to send is a hundredth of what its
 * camera made. Throws `PictureError`.
 */
export const squarePicture = async (file: Blob, side: number): Promise<Blob> => {
  if (!takes(file.type)) throw new PictureError('type');
  if (file.size > limits.maxChosenBytes) throw new PictureError('size');
  const bitmap = await createImageBitmap(file).catch((error: unknown) => {
    throw new PictureError('unreadable', error);
  });
  try {
    const { width, height } = bitmap;
    if (width * height > limits.maxChosenPixels) throw new PictureError('size');
    const edge = Math.min(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.min(edge, side);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, canvas.width, canvas.height);
    const webp = await blobOf(canvas, 'image/webp');
    // Browsers that cannot write it give a PNG instead, which is large.
    const made = webp?.type === 'image/webp' ? webp : await blobOf(canvas, 'image/jpeg');
    if (context === null || made === null) throw new PictureError('unreadable');
    return made;
  } finally {
    bitmap.close();
  }
};
