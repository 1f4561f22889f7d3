import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';
import { allowedOrigins } from './origins.ts';

let app: TestServer;
beforeAll(async () => {
  app = await startTestServer();
});
afterAll(() => app.server.close());

const write = (headers: Record<string, string>) =>
  app.post({ title: 'abc' }, { headers: { 'content-type': 'application/json', ...headers } });

it.each([
  [{ origin: 'https://forum.example' }],
  [{ origin: 'https://forum.example', 'sec-fetch-site': 'same-origin', cookie: 'a=b' }],
  [{ 'sec-fetch-site': 'same-origin', cookie: 'a=b' }],
  [{}],
])('lets %j write', async (headers) => {
  expect((await write(headers)).status).toBe(200);
});

it.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://evil-forum.example' }],
  [{ origin: 'https://forum.example.evil.example' }],
  [{ origin: 'https://forum.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' }, 200],
  [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' }],
  [{ origin: 'http://forum.example' }],
  [{ origin: 'https://forum.example:444' }],
  [{ origin: 'null' }],
  [{ origin: '' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ cookie: 'a=b' }],
])('decides about %j', async (headers, status = 403) => {
  expect((await write(headers)).status).toBe(status);
});

it('says what was wrong', async () => {
  expect((await write({ origin: 'https://evil.example' })).body).toMatchObject({ code: 'origin_not_allowed' });
});

it('lets other pages read nothing but what they could anyway', async () => {
  const { headers } = await app.call({ url: '/api/v1/who', headers: { origin: 'https://evil.example' } });
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

it('asks for JSON of whoever brings a cookie, even without a body', async () => {
  const headers = { cookie: 'a=b', origin: 'https://forum.example' };
  const remove = (more: Record<string, string>) =>
    app.call({ method: 'DELETE', url: '/api/v1/things', headers: { ...headers, ...more } });
  expect((await remove({})).status).toBe(415);
  expect((await remove({ 'content-type': 'application/json' })).status).toBe(204);
});

it('takes the names of one’s own machine for one another, and no others', () => {
  expect([...allowedOrigins({ publicUrl: 'http://localhost:3000' })]).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ]);
  expect([...allowedOrigins({ publicUrl: 'https://forum.example/' })]).toEqual(['https://forum.example']);
});
