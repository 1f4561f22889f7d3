import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';
import { maxWritesPerMinute } from './address-limit.ts';

const user = { userId: 'abcdefghijkm', sessionId: '123456789ABC' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

let app: TestServer;
let port: number;
beforeAll(async () => {
  app = await startTestServer();
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = app.server.server.address() as AddressInfo);
});
afterAll(() => app.server.close());

describe('who asks', () => {
  it('is a guest or an account', async () => {
    expect((await app.call({ url: '/api/v1/who' })).body).toEqual({ user: null });
    const headers = bearer(app.http.tokens.sign(user));
    expect((await app.call({ url: '/api/v1/who', headers })).body).toEqual({ user: user.userId });
  });

  it.each(['Bearer x', 'Bearer', 'Basic abc', 'Bearer a b', ''])(
    'is never taken for a guest with a bad token: %s',
    async (authorization) => {
      expect(await app.call({ url: '/api/v1/who', headers: { authorization } })).toMatchObject({
        status: 401,
        body: { code: 'token_expired' },
      });
    },
  );

  it('is told a stale token from none and from a wrong one', async () => {
    const create = (headers: Record<string, string>) => app.call({ method: 'POST', url: '/api/v1/things', headers });
    expect(await create({})).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(await create(bearer('x.y.z'))).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    const token = app.http.tokens.sign(user);
    app.clock.advance({ minutes: 16 });
    expect(await create(bearer(token))).toMatchObject({ status: 401, body: { code: 'token_expired' } });
  });
});

describe('errors', () => {
  it.each([
    ['app', 403, 'thread_locked'],
    ['fast', 429, 'too_many_requests'],
    ['database', 503, 'unavailable'],
    ['pool', 503, 'unavailable'],
    ['odd', 500, 'internal'],
    ['fault', 500, 'internal'],
  ])('%s is answered with %i %s in the one shape', async (how, status, code) => {
    const { headers, body, ...answer } = await app.call({ url: `/api/v1/fail/${how}` });
    expect(answer.status).toBe(status);
    expect(body).toEqual(expect.objectContaining({ code, requestId: headers['x-request-id'] }));
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
  });

  it('say when it makes sense to come again', async () => {
    const fast = await app.call({ url: '/api/v1/fail/fast' });
    expect(fast).toMatchObject({ headers: { 'retry-after': '7' }, body: { retryAfterSeconds: 7 } });
    const away = await app.call({ url: '/api/v1/fail/database' });
    expect(away).toMatchObject({ headers: { 'retry-after': '2' }, body: { retryAfterSeconds: 2 } });
  });

  it('tell what is not there from what is asked wrongly', async () => {
    expect(await app.call({ url: '/api/v1/nothing' })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await app.call({ method: 'POST', url: '/nothing' })).toMatchObject({ status: 404 });
    expect(await app.call({ method: 'PUT', url: '/api/v1/echo/5' })).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
      body: { code: 'method_not_allowed' },
    });
    expect(await app.call({ method: 'OPTIONS', url: '/api/v1/who' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});

it('gives each request an id of its own', async () => {
  const { headers } = await app.call({ url: '/api/v1/who', headers: { 'x-request-id': 'mine', 'request-id': 'mine' } });
  expect(headers['x-request-id']).toMatch(/^[1-9A-HJ-NP-Za-km-z]{12}$/);
});

/** Sends bytes and reads all that comes back. */
const raw = async (text: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  await once(socket, 'close');
  return answer;
};

describe('every answer has the security headers', () => {
  const expected = [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
    'strict-transport-security',
    'x-request-id',
  ];

  it.each([
    '/api/v1/who',
    '/api/v1/fail/fault',
    '/api/v1/nothing',
    '/nothing',
    '/api/v1/%zz',
    '/api/v1/echo/%',
    `/api/v1/fail/${'x'.repeat(300)}`,
    '//evil.example/%2e%2e',
  ])('%s', async (url) => {
    const { status, headers, body } = await app.call({ url });
    for (const header of expected) expect(headers, header).toHaveProperty(header);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).toMatchObject(status === 200 ? {} : { requestId: headers['x-request-id'] });
    expect([200, 400, 404, 500]).toContain(status);
  });

  it.each([
    ['headers too large', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP', 'NONSENSE\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('%s', async (_name, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const header of expected) expect(answer.toLowerCase()).toContain(`${header}: `);
    const [, body = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ code: 'bad_request' });
  });

  it('and an expectation nobody knows changes nothing', async () => {
    const answer = await raw('GET /api/v1/who HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });

  it('and without TLS there is no promise of it', async () => {
    const plain = await startTestServer({ publicUrl: 'http://localhost:3160' });
    const { headers } = await plain.call({ url: '/api/v1/who' });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toContain('ws://localhost:3160');
    await plain.server.close();
  });
});

it('answers bytes made earlier as they are', async () => {
  const fresh = await app.server.inject({ url: '/api/v1/bytes', headers: { 'accept-encoding': 'gzip, br' } });
  expect(fresh.rawPayload).toEqual(Buffer.alloc(2_000, 1));
  expect(fresh.headers['cache-control']).toBe('private, no-cache');
  const known = await app.server.inject({ url: '/api/v1/bytes', headers: { 'if-none-match': '"1"' } });
  expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', '"1"']);
  const head = await raw('HEAD /api/v1/bytes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*content-length: 2000\r\n[^]*\r\n\r\n$/);
});

it('compresses long answers', async () => {
  const answer = await app.server.inject({ url: '/api/v1/large', headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual({ text: 'ż'.repeat(3_000) });
});

it.each(['gzip;q=0,*', '*;q=0.5, gzip;q=0', 'gzip;q=0'])('compresses nothing for %s', async (accepted) => {
  const answer = await app.server.inject({ url: '/api/v1/large', headers: { 'accept-encoding': accepted } });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.json()).toEqual({ text: 'ż'.repeat(3_000) });
});

it('brakes a flood of writes from one address, and from no other', async () => {
  const from = (remoteAddress: string) => app.call({ method: 'DELETE', url: '/api/v1/things', remoteAddress });
  for (let count = 0; count < maxWritesPerMinute; count += 1) await from('203.0.113.9');
  const refused = await from('203.0.113.9');
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' }, headers: { 'retry-after': '60' } });
  expect((await from('203.0.113.10')).status).toBe(204);
  app.clock.advance({ minutes: 1 });
  expect((await from('203.0.113.9')).status).toBe(204);
});

it('believes X-Forwarded-For of a named proxy only', async () => {
  const proxied = await startTestServer({ trustedProxies: ['10.0.0.0/8'] });
  const flood = async (remoteAddress: string): Promise<number> => {
    let status = 0;
    for (let count = 0; count <= maxWritesPerMinute; count += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${count % 100}` };
      ({ status } = await proxied.call({ method: 'DELETE', url: '/api/v1/things', remoteAddress, headers }));
    }
    return status;
  };
  expect(await flood('10.1.2.3')).toBe(204);
  expect(await flood('192.0.2.1')).toBe(429);
  await proxied.server.close();
});
