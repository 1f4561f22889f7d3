import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** Shorter ones gain nothing by it. */
const worthCompressingBytes = 1024;

/** True for what is sent compressed to whoever takes it so. */
export const isWorthCompressing = (bytes: Buffer): boolean => bytes.length >= worthCompressingBytes;

/** Compressed off the event loop. */
export const compressed = (bytes: Buffer): Promise<Buffer> => gzipAsync(bytes);

/** Bytes that are sent to many: as they are, and compressed by the time somebody takes them so. */
export interface Encoded {
  readonly plain: Buffer;
  /** Compressed once, when it is first asked for; later it is there at once. */
  readonly gzip: () => Buffer | Promise<Buffer>;
  /** Weak: the same content in either encoding. */
  readonly etag: string;
}

/** A slice of something larger keeps all of it: of Node's pool of 64 kB, or of the 16 kB in which zlib gives a few bytes. */
const keepable = (bytes: Buffer): Buffer => {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
};

/**
 * Gzip and nothing else: everybody takes it. Brotli at the quality that is as small (5) costs three times the time and
 * saves one byte in twenty-five of our pages; at lower qualities it is larger.
 */
export const encodedFrom = (bytes: Buffer): Encoded => {
  const plain = keepable(bytes);
  let gzipped: Buffer | Promise<Buffer> | null = null;
  const compress = async (): Promise<Buffer> => (gzipped = keepable(await gzipAsync(plain)));
  return {
    plain,
    gzip: () => (gzipped ??= compress()),
    etag: `W/"${hash('sha256', plain, 'base64url').slice(0, 22)}"`,
  };
};

/** True when the `Accept-Encoding` of a request names gzip and does not refuse it. */
export const takesGzip = (accepted: string | undefined): boolean =>
  accepted !== undefined && /(?:^|,)\s*gzip\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:[,;]|$)))/i.test(accepted);

/**
 * True when the `Accept-Encoding` of a request refuses gzip by name. What else it names, `*` included, then does not mean gzip
 * (RFC 9110, 12.5.3).
 */
export const refusesGzip = (accepted: string | undefined): boolean =>
  accepted !== undefined && /(?:^|,)\s*gzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/i.test(accepted);

/** True when the client's copy is this one; weak comparison, as RFC 9110 asks of If-None-Match. */
export const isSameCopy = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch === etag ||
    ifNoneMatch.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === etag.slice(2)));
