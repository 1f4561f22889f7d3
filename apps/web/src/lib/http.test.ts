import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from './api-error.ts';
import { addressOf, send } from './http.ts';

const list = { method: 'GET', path: '/api/v1/places/:place/threads' } as const;
const create = { method: 'POST', path: '/api/v1/places/:place/threads' } as const;
const params = { place: 'bema' };

const answer = (status: number, body: unknown): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

const fetchWith = (reply: (url: string, init: RequestInit) => Promise<Response>) => {
  const mock = vi.fn<typeof reply>(reply);
  vi.stubGlobal('fetch', mock);
  return mock;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('addressOf', () => {
  it('fills in parameters and leaves out what is absent', () => {
    const query = { topic: 'zieleń', cursor: undefined, street: null, sort: 'newest' };
    expect(addressOf(list, { params, query })).toBe('/api/v1/places/bema/threads?topic=ziele%C5%84&sort=newest');
  });

  it('lets no parameter leave its place', () => {
    expect(addressOf(list, { params: { place: '../me?x' } })).toBe('/api/v1/places/..%2Fme%3Fx/threads');
  });

  it('refuses a missing parameter', () => {
    expect(() => addressOf(list, {})).toThrow('"place"');
  });
});

describe('send', () => {
  it('sends body, key and token, and reads the answer', async () => {
    const mock = fetchWith(async () => answer(201, { id: 'x' }));
    expect(await send(create, { params, body: { title: 'a' }, idempotencyKey: 'k' }, 'token')).toEqual({ id: 'x' });
    const init = mock.mock.calls[0]?.[1];
    const headers = new Headers(init?.headers);
    expect([init?.method, init?.body]).toEqual(['POST', '{"title":"a"}']);
    expect([headers.get('authorization'), headers.get('idempotency-key')]).toEqual(['Bearer token', 'k']);
  });

  it('answers null for no content', async () => {
    fetchWith(async () => new Response(null, { status: 204 }));
    expect(await send(create, { params }, undefined)).toBeNull();
  });

  it('names the refusal', async () => {
    const body = {
      code: 'posting_too_fast',
      message: 'Too fast',
      requestId: 'r1',
      retryAfterSeconds: 40,
      fields: [{ field: 'body', code: 'too_short', message: 'x' }],
    };
    fetchWith(async () => answer(429, body));
    const error: unknown = await send(create, { params }, undefined).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'posting_too_fast', status: 429, requestId: 'r1', retryAfterSeconds: 40 });
    expect(error).toMatchObject({ fields: [{ field: 'body' }] });
  });

  it.each([
    [502, 'unavailable'],
    [500, 'internal'],
  ])('makes sense of a proxy’s page with status %i', async (status, code) => {
    fetchWith(async () => answer(status, '<html>'));
    await expect(send(list, { params }, undefined)).rejects.toMatchObject({ code });
  });

  it('reads from a proxy’s page when to come back', async () => {
    fetchWith(async () => new Response('<html>', { status: 503, headers: { 'retry-after': '7' } }));
    await expect(send(list, { params }, undefined)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 7,
    });
  });

  it('tells a lost network from a refusal', async () => {
    fetchWith(async () => {
      throw new TypeError('Failed to fetch');
    });
    const error: unknown = await send(list, { params }, undefined).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ timedOut: false });
  });

  it('gives up after the time allowed', async () => {
    fetchWith(
      (_url, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError')));
        }),
    );
    await expect(send(list, { params, timeoutMs: 10 }, undefined)).rejects.toMatchObject({ timedOut: true });
  });

  it('passes on the caller’s own abort', async () => {
    const controller = new AbortController();
    fetchWith(async () => {
      controller.abort();
      throw new DOMException('aborted', 'AbortError');
    });
    await expect(send(list, { params, signal: controller.signal }, undefined)).rejects.toThrow('aborted');
  });
});
