import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createMakePhoto } from './make-photo.ts';

const makePhoto = createMakePhoto();

const red = { r: 200, g: 30, b: 30 };
const blue = { r: 30, g: 30, b: 200 };

const plain = (width: number, height: number, background: object = red) =>
  sharp({ create: { width, height, channels: 3, background } });

/** Red on its left half and blue on its right one. */
const halves = async (width: number, height: number) => {
  const right = await plain(width / 2, height, blue)
    .png()
    .toBuffer();
  return plain(width, height).composite([{ input: right, left: width / 2, top: 0 }]);
};

/** Names of the chunks of a WebP file. */
const chunksOf = (webp: Uint8Array): string[] => {
  const bytes = Buffer.from(webp);
  expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)]).toEqual(['RIFF', 'WEBP']);
  const names: string[] = [];
  for (let at = 12; at < bytes.length;) {
    names.push(bytes.toString('latin1', at, at + 4));
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return names;
};

const colourAt = async (webp: Uint8Array, x: number, y: number) => {
  const { data, info } = await sharp(webp).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return { r: data[at] ?? 0, g: data[at + 1] ?? 0, b: data[at + 2] ?? 0 };
};
const isRed = ({ r, b }: { r: number; b: number }): boolean => r > 150 && b < 90;

const refused = (bytes: Uint8Array) =>
  makePhoto(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Buffer): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
const pngChunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A PNG that claims to be of this size, whatever it holds. */
const claiming = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(2_000_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('a photo', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is made of a %s: two small squares', async (format) => {
    const { small, large } = await makePhoto(await plain(640, 480).toFormat(format).toBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 96, height: 96 });
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 });
  });

  it('is cut from the middle', async () => {
    const wide = await (await halves(1000, 100)).png().toBuffer();
    const { large } = await makePhoto(wide);
    expect(isRed(await colourAt(large, 20, 160))).toBe(true);
    expect(isRed(await colourAt(large, 300, 160))).toBe(false);
  });

  it('is turned upright first', async () => {
    // Turned by 90 degrees clockwise, what was left is at the top.
    const lying = await (await halves(200, 200)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { large } = await makePhoto(lying);
    expect(isRed(await colourAt(large, 160, 20))).toBe(true);
    expect(isRed(await colourAt(large, 160, 300))).toBe(false);
    expect((await sharp(large).metadata()).orientation).toBeUndefined();
  });

  it('keeps nothing of where and with what it was taken', async () => {
    const told = await plain(300, 300)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Aparat Jana', ImageDescription: 'nasz balkon' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 8/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '23/1 9/1 0/1' },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
      )
      .withIccProfile('p3')
      .toBuffer();
    expect((await sharp(told).metadata()).exif).toBeDefined();
    const { small, large } = await makePhoto(told);
    for (const file of [small, large]) {
      expect(chunksOf(file)).toEqual(['VP8 ']);
      expect(Buffer.from(file).toString('latin1')).not.toMatch(/Aparat|balkon|xmpmeta|Exif/);
    }
  });

  it('keeps nothing that hangs on behind the picture', async () => {
    const picture = await plain(100, 100).jpeg().toBuffer();
    const page = Buffer.from('<html><script>alert(1)</script></html>PK');
    const { small, large } = await makePhoto(Buffer.concat([picture, page]));
    for (const file of [small, large]) {
      expect(Buffer.from(file).toString('latin1')).not.toMatch(/script|html|PK/);
    }
  });

  it('is one still frame of a moving picture', async () => {
    const frames = await Promise.all([plain(64, 64).png().toBuffer(), plain(64, 64, blue).png().toBuffer()]);
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { large } = await makePhoto(moving);
    expect(chunksOf(large)).toEqual(['VP8 ']);
    expect(isRed(await colourAt(large, 160, 160))).toBe(true);
  });

  it('is small, whatever is on it', async () => {
    const noise = Buffer.alloc(400 * 400 * 3);
    let state = 1;
    for (let at = 0; at < noise.length; at += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      noise[at] = state >>> 16;
    }
    const { large } = await makePhoto(
      await sharp(noise, { raw: { width: 400, height: 400, channels: 3 } })
        .png()
        .toBuffer(),
    );
    expect(large.length).toBeLessThanOrEqual(40_960);
  });

  it('has a white ground where it could be seen through', async () => {
    const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { large } = await makePhoto(await clear.png().toBuffer());
    expect((await colourAt(large, 160, 160)).g).toBeGreaterThan(240);
    expect((await sharp(large).metadata()).hasAlpha).toBe(false);
  });
});

describe('what is no photo', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>';
  it.each([
    ['an SVG', svg],
    ['an SVG with a mark before it', `\u{feff}<?xml version="1.0"?>${svg}`],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;'],
    ['a TIFF', 'II*\x00\x08\x00\x00\x00'],
    ['a PDF', '%PDF-1.7'],
    ['another kind of HEIF', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic'],
    ['nothing', ''],
  ])('%s is refused without a look', async (_what, text) => {
    expect(await refused(Buffer.from(text, 'latin1'))).toBe('image_not_supported');
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('half of a %s is refused', async (format) => {
    const noise = sharp({
      create: {
        width: 96,
        height: 96,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: red,
      },
    });
    const whole = await noise.toFormat(format).toBuffer();
    expect(await refused(whole.subarray(0, whole.length / 2))).toBe('image_broken');
  });

  it('an SVG behind the first bytes of a picture is refused', async () => {
    for (const start of [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff],
    ]) {
      expect(await refused(Buffer.concat([Buffer.from(start), Buffer.from(svg)]))).toBe('image_broken');
    }
  });

  it('a claim of 1.6 gigapixels is refused in less than a second, and costs no memory', async () => {
    await makePhoto(await plain(10, 10).png().toBuffer());
    const bomb = claiming(40_000, 40_000);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(await refused(bomb)).toBe('image_too_large');
    expect(performance.now() - began).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('one pixel row too many is too large, and as many as are allowed are not', async () => {
    expect(await refused(claiming(6000, 4001))).toBe('image_too_large');
    expect(await refused(await plain(6000, 4000).png().toBuffer())).toBe('taken');
  });
});
