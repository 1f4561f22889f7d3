import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/http-server.ts';

const always = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'x-request-id',
  'cache-control',
];
/** Of these, what a 304 has: the rest came with the content and holds on, with the id of the request that it came for. */
const alwaysWithoutContent = ['strict-transport-security', 'cache-control'];
/** What Node adds by itself. */
const ofNode = ['date', 'connection'];

let app: TestServer;
let crowded = false;
let fileTag = '';
const webDir = mkdtempSync(join(tmpdir(), 'headers-'));
beforeAll(async () => {
  writeFileSync(join(webDir, 'theme.js'), 'x'.repeat(2_000));
  app = await startTestServer({ webDir }, { crowded: () => crowded });
  fileTag = String((await app.server.inject('/theme.js')).headers.etag);
});
afterAll(async () => {
  await app.server.close();
  rmSync(webDir, { recursive: true });
});

const body = ['content-length', 'content-type'];
const ofFile = ['accept-ranges', 'etag', 'last-modified', 'vary'];
const user = { userId: 'abcdefghijkm', sessionId: '123456789ABC' };
const creation = (): InjectOptions => ({
  method: 'POST',
  url: '/api/v1/things',
  headers: { authorization: `Bearer ${app.http.tokens.sign(user)}`, 'idempotency-key': 'a-key-of-mine' },
});

const kinds: readonly (readonly [
  kind: string,
  ask: InjectOptions | (() => InjectOptions),
  status: number,
  more: readonly string[],
])[] = [
  ['an answer', { url: '/api/v1/who' }, 200, body],
  [
    'a long answer',
    { url: '/api/v1/large', headers: { 'accept-encoding': 'gzip' } },
    200,
    [...body, 'content-encoding', 'vary'],
  ],
  ['a creation', creation, 201, body],
  ['nothing to say', { method: 'DELETE', url: '/api/v1/things' }, 204, []],
  ['bytes that are kept', { url: '/api/v1/bytes' }, 200, [...body, 'content-encoding', 'etag']],
  ['bytes that the client has', { url: '/api/v1/bytes', headers: { 'if-none-match': '"1"' } }, 304, ['etag']],
  ['a file that the client has', () => ({ url: '/theme.js', headers: { 'if-none-match': fileTag } }), 304, ofFile],
  ['a file', { url: '/theme.js' }, 200, [...body, ...ofFile]],
  ['not understood', { url: '/api/v1/%zz' }, 400, body],
  ['not signed in', { method: 'POST', url: '/api/v1/things' }, 401, body],
  ['not allowed', { url: '/api/v1/fail/app' }, 403, body],
  ['not there', { url: '/api/v1/nothing' }, 404, body],
  ['no page there', { url: '/nothing' }, 404, body],
  ['another method', { method: 'PUT', url: '/api/v1/who' }, 405, [...body, 'allow']],
  ['too fast', { url: '/api/v1/fail/fast' }, 429, [...body, 'retry-after']],
  ['a fault of ours', { url: '/api/v1/fail/fault' }, 500, body],
  ['no database', { url: '/api/v1/fail/database' }, 503, [...body, 'retry-after']],
];

it.each(kinds)('%s has the headers of every answer and its own', async (_kind, ask, status, more) => {
  const { statusCode, headers } = await app.server.inject(typeof ask === 'function' ? ask() : ask);
  expect(statusCode).toBe(status);
  const ofAll = status === 304 ? alwaysWithoutContent : always;
  expect(Object.keys(headers).toSorted()).toEqual([...ofAll, ...ofNode, ...more].toSorted());
  if (more.includes('etag')) return;
  expect(headers['cache-control']).toBe('no-store');
});

it('so has what is sent away while too many wait', async () => {
  crowded = true;
  const { statusCode, headers } = await app.server.inject('/api/v1/who');
  crowded = false;
  expect(statusCode).toBe(503);
  expect(Object.keys(headers).toSorted()).toEqual([...always, ...ofNode, ...body, 'retry-after'].toSorted());
});
