import { mediaLimits as limits } from '@moja-ulica/shared/media/limits.ts';
import pLimit from 'p-limit';
import type { Sharp } from 'sharp';
import { AppError } from '../../platform/errors.ts';
import { isTakenKind } from './image-kind.ts';

/** The squares that are kept of a photo, as WebP. */
export interface MadePhoto {
  readonly small: Uint8Array;
  readonly large: Uint8Array;
}

/**
 * Makes a profile photo of an uploaded file, one at a time in this process, so that what decoding takes is bounded. The whole
 * of it is written anew: turned upright, cut to a square from its middle, with nothing else that the file held (position,
 * device, texts, thumbnails, further frames, what hangs on behind its end).
 * Throws `image_not_supported`, `image_too_large` (before anything is decoded), `image_broken`.
 */
export type MakePhoto = (bytes: Uint8Array) => Promise<MadePhoto>;

/** Longer than the slowest picture of 24 megapixels takes on one core. */
const timeoutSeconds = 20;
/** From good to small: noise at the last one is under the limit. */
const qualities = [80, 60, 40, 20, 5] as const;
const decoders = ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`);

/** Takes some 50 ms and 20 MB: for whoever uploads something, not for the start. */
const loadDecoder = async () => {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: decoders });
  return sharp;
};

type Decoder = Awaited<ReturnType<typeof loadDecoder>>;

/** What the decoder says of damaged files is not for whoever sent them. */
const orBroken = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new AppError('image_broken', { message: 'the picture cannot be read' });
  }
};

const square = async (upright: Sharp, side: number): Promise<Uint8Array> => {
  const cut = upright.clone().resize(side, side, { fit: 'cover' }).flatten({ background: '#ffffff' });
  for (const quality of qualities) {
    const { data } = await cut.clone().webp({ quality }).toBuffer({ resolveWithObject: true });
    if (data.length <= limits.maxPhotoBytes) return data;
  }
  throw new AppError('image_broken', { message: 'the picture does not get small enough' });
};

const make = async (sharp: Decoder, bytes: Uint8Array): Promise<MadePhoto> => {
  // The decoder's own limit is looked at before ours could be asked: both refuse on what the header claims.
  const header = await orBroken(sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata());
  if (header.width * header.height > limits.maxPixels) throw new AppError('image_too_large');
  const picture = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'error', sequentialRead: true });
  const [small, large] = limits.photoSizesPx;
  // Decoded once: what is left afterwards is a small square.
  const { data, info } = await orBroken(
    picture
      .autoOrient()
      .resize(large, large, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds: timeoutSeconds })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  const upright = sharp(data, { raw: { width, height, channels } });
  return { small: await square(upright, small), large: await square(upright, large) };
};

export const createMakePhoto = (): MakePhoto => {
  const inTurn = pLimit(1);
  let decoder: Promise<Decoder> | undefined;
  return async (bytes) => {
    if (!isTakenKind(bytes)) throw new AppError('image_not_supported');
    return inTurn(async () => {
      decoder ??= loadDecoder();
      return make(await decoder, bytes);
    });
  };
};
