import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodedFrom, isSameCopy, refusesGzip, takesGzip } from './encoded.ts';

describe('Accept-Encoding', () => {
  it.each([
    ['gzip', true],
    ['gzip, deflate, br, zstd', true],
    ['br;q=1.0, GZIP;q=0.8, *;q=0.1', true],
    ['deflate ,gzip ; q=0.01', true],
    ['br;q=0,gzip', true],
    ['gzip;q=0', false],
    ['br;q=0.0,gzip;q=0;;,*;q=0', false],
    ['gzip; q=0.000, br', false],
    ['gzip;q=0;;,*;q=0', false],
    ['br, deflate', false],
    ['notgzip', false],
    ['gzipped', false],
    ['', false],
    [undefined, false],
  ])('%s', (header, taken) => {
    expect(takesGzip(header)).toBe(taken);
  });
});

describe('a refusal of gzip', () => {
  it.each([
    ['gzip;q=0,*', true],
    ['*, GZIP ; q=0.000', true],
    ['br;q=0, gzip', false],
    ['gzip;q=0.1, *;q=0', false],
    ['*;q=0', false],
    [undefined, false],
  ])('%s', (header, refused) => {
    expect(refusesGzip(header)).toBe(refused);
  });
});

describe('If-None-Match', () => {
  const { etag } = encodedFrom(Buffer.from('zażółć'));
  it.each([
    [etag, true],
    [etag.slice(2), true],
    [`"other", ${etag}`, true],
    ['*', true],
    ['W/"other"', false],
    [undefined, false],
  ])('%s', (given, same) => {
    expect(isSameCopy(given, etag)).toBe(same);
  });

  it('is another for other bytes, the same for the same', () => {
    expect(encodedFrom(Buffer.from('zażółć')).etag).toBe(etag);
    expect(encodedFrom(Buffer.from('zazolc')).etag).not.toBe(etag);
  });
});

it('compresses once', async () => {
  const bytes = Buffer.from('ulica '.repeat(1000));
  const kept = encodedFrom(bytes);
  const [first, second] = await Promise.all([kept.gzip(), kept.gzip()]);
  expect(first).toBe(second);
  expect(gunzipSync(first)).toEqual(bytes);
});

it('keeps nothing but the bytes, plain or compressed, of what they were a slice of', async () => {
  const slice = Buffer.allocUnsafe(4096).subarray(0, 30).fill('ulica ');
  const { plain, gzip } = encodedFrom(slice);
  expect(plain).toEqual(slice);
  expect([plain.buffer.byteLength, (await gzip()).buffer.byteLength]).toEqual([plain.length, (await gzip()).length]);
});
