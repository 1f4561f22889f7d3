import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';

let app: TestServer;
beforeAll(async () => {
  app = await startTestServer();
});
afterAll(() => app.server.close());

const json = { 'content-type': 'application/json' };
const user = { userId: 'abcdefghijkm', sessionId: '123456789ABC' };

it('turns parameters and queries into their types and fills in defaults', async () => {
  expect((await app.post({ title: 'Ławki' })).body).toEqual({ id: 5, limit: 20, title: 'Ławki' });
  expect((await app.post({ title: 'Ławki' }, { url: '/api/v1/echo/5?limit=3' })).body).toMatchObject({ limit: 3 });
});

it.each([
  [{ title: 'abc', extra: 1 }, 'extra', 'unknown_field'],
  [{ title: 'ab' }, 'title', 'too_short'],
  [{ title: 'abcdefghijklm' }, 'title', 'too_long'],
  [{ title: 5 }, 'title', 'wrong_type'],
  [{}, 'title', 'required'],
  [{ title: 'abc', kind: 'c' }, 'kind', 'not_allowed'],
  [{ title: 'abc', streets: ['ok', 'No!'] }, 'streets.1', 'invalid_format'],
  [{ title: 'abc', email: 'x' }, 'email', 'invalid_format'],
  [{ title: 'a\0c' }, 'title', 'invalid_format'],
  [[], 'body', 'wrong_type'],
  [null, 'body', 'wrong_type'],
])('refuses the body %j', async (body, field, code) => {
  const answer = await app.post(body);
  expect(answer.status).toBe(400);
  const requestId = answer.headers['x-request-id'];
  expect(answer.body).toMatchObject({ code: 'invalid_input', requestId, fields: [{ field, code }] });
});

it('reports every faulty field at once, and each once', async () => {
  const { body } = await app.post({ kind: 'c', extra: true });
  expect(body).toMatchObject({ fields: [{ field: 'title' }, { field: 'extra' }, { field: 'kind' }] });
});

it.each([
  ['/api/v1/echo/x', 'id', 'wrong_type'],
  ['/api/v1/echo/0', 'id', 'too_small'],
  ['/api/v1/echo/99999999999999999999', 'id', 'too_large'],
  ['/api/v1/echo/5?x=1', 'x', 'unknown_field'],
  ['/api/v1/echo/5?__proto__=1', '__proto__', 'unknown_field'],
  ['/api/v1/echo/5?limit=51', 'limit', 'too_large'],
  ['/api/v1/echo/5?limit=', 'limit', 'wrong_type'],
  ['/api/v1/echo/5?limit=1&limit=2', 'limit', 'wrong_type'],
])('refuses the address %s', async (url, field, code) => {
  expect((await app.post({ title: 'abc' }, { url })).body).toMatchObject({
    code: 'invalid_input',
    fields: [{ field, code }],
  });
});

it('takes no fields where none are declared', async () => {
  const remove = (payload: string) => app.call({ method: 'DELETE', url: '/api/v1/things', headers: json, payload });
  expect((await remove('{}')).status).toBe(204);
  expect((await remove('')).status).toBe(204);
  expect((await app.call({ method: 'DELETE', url: '/api/v1/things' })).status).toBe(204);
  expect((await remove('{"official":true}')).body).toMatchObject({
    fields: [{ field: 'official', code: 'unknown_field' }],
  });
  expect((await app.call({ url: '/api/v1/who?x=1' })).status).toBe(400);
});

it.each(['{"__proto__":{"admin":true},"title":"abc"}', '{"constructor":{"prototype":{}}}', '{', '"\\ud800', '\u0000'])(
  'refuses the JSON %s',
  async (payload) => {
    expect(await app.post({}, { payload })).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  },
);

it.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json-patch+json',
  'application/jsonx',
  'application/json\u00a0',
  'text/json',
  'x',
])('refuses the content type %s', async (type) => {
  expect(await app.post({ title: 'abc' }, { headers: { 'content-type': type } })).toMatchObject({
    status: 415,
    body: { code: 'unsupported_media_type' },
  });
});

it.each([
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json;',
  'application/json ; a=b',
  'application/json\t;a',
])('validates what comes as %s', async (type) => {
  const { body } = await app.post({ title: 'a', admin: true }, { headers: { 'content-type': type } });
  expect(['invalid_input', 'unsupported_media_type']).toContain((body as { code: string }).code);
});

it('refuses bodies above 128 kB', async () => {
  expect(await app.post({ title: 'a'.repeat(140_000) })).toMatchObject({
    status: 413,
    body: { code: 'payload_too_large' },
  });
});

describe('an Idempotency-Key', () => {
  const create = (key?: string) =>
    app.call({
      method: 'POST',
      url: '/api/v1/things',
      headers: {
        authorization: `Bearer ${app.http.tokens.sign(user)}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    });

  it.each([undefined, 'short', 'not allowed!', 'x'.repeat(65)])(
    'is required where something is created: %s',
    async (key) => {
      expect(await create(key)).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } });
    },
  );

  it('is handed to the handler', async () => {
    expect((await create('0123-abcd_EF')).body).toEqual({ key: '0123-abcd_EF', user: user.userId });
  });
});
