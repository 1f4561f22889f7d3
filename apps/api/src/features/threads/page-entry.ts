import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ThreadPage } from '@moja-ulica/shared/threads/schema.ts';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
/** Near gzip's time at its default level, and smaller. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** One page of a thread at one version, ready to be sent. The same for everybody who may read it. */
export interface ThreadPageEntry {
  readonly page: ThreadPage;
  readonly version: number;
  /** Weak: the same content in any encoding. Changes with the content, not with the version alone. */
  readonly etag: string;
  readonly json: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

export const makePageEntry = async (page: ThreadPage): Promise<ThreadPageEntry> => {
  const json = Buffer.from(JSON.stringify(page));
  const [gzipped, brotli] = await Promise.all([gzipAsync(json), brotliAsync(json, brotliOptions)]);
  const digest = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  return { page, version: page.thread.version, etag: `W/"${digest}"`, json, gzip: gzipped, brotli };
};

/** Bytes an entry holds, the page's own strings guessed at twice its JSON. */
export const sizeOfEntry = ({ json, gzip: gzipped, brotli }: ThreadPageEntry): number =>
  json.length * 3 + gzipped.length + brotli.length;
