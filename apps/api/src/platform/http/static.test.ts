import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';

const webDir = mkdtempSync(join(tmpdir(), 'web-'));
const script = `console.log(${JSON.stringify('x'.repeat(2_000))})`;

let app: TestServer;
beforeAll(async () => {
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>template</title>');
  writeFileSync(join(webDir, 'theme.js'), '1');
  writeFileSync(join(webDir, 'assets/main-abc123.js'), script);
  writeFileSync(join(webDir, 'assets/main-abc123.js.br'), brotliCompressSync(script));
  writeFileSync(join(webDir, '.secret'), 'x');
  writeFileSync(join(webDir, 'assets/.build-files'), 'x');
  app = await startTestServer({ webDir });
});
afterAll(async () => {
  await app.server.close();
  rmSync(webDir, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.server.inject({ url, headers });

it('keeps files with a hash in their name for good, and asks again for the rest', async () => {
  const asset = await get('/assets/main-abc123.js');
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect(asset.headers).toHaveProperty('content-security-policy');
  expect(asset.payload).toBe(script);
  const theme = await get('/theme.js');
  expect(theme.headers['cache-control']).toBe('no-cache');
  expect((await get('/theme.js', { 'if-none-match': String(theme.headers.etag) })).statusCode).toBe(304);
});

it('hands out what was compressed beforehand', async () => {
  const asset = await get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
  expect(asset.headers['content-encoding']).toBe('br');
  expect(asset.headers['content-type']).toMatch(/^text\/javascript|application\/javascript/);
  expect(asset.rawPayload).toEqual(brotliCompressSync(script));
});

it.each([
  '/index.html',
  '/',
  '/.secret',
  '/assets/',
  '/assets/main-abc123.js.br',
  '/assets/main-gone.js',
  '/assets/.build-files',
  '/../package.json',
  '/assets/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%5c..%5cx',
  '/assets/%00',
])('has nothing at %s', async (url) => {
  const answer = await get(url);
  expect([400, 403, 404]).toContain(answer.statusCode);
  expect(answer.json()).toHaveProperty('requestId');
});
