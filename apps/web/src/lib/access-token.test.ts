import type { Me, Session } from '@moja-ulica/shared/identity/schema.ts';
import { describe, expect, it } from 'vitest';
import { createAccessToken } from './access-token.ts';
import { createTransport } from './api-client.ts';
import { ApiError } from './api-error.ts';

const me = { id: 'aaaaaaaaaaaa' } as Me;

const refusal = (status: number, code: 'token_expired' | 'unauthorized' | 'session_ended' | 'forbidden'): ApiError =>
  new ApiError(status, { code, message: code, requestId: 'r' });

const deferred = <T>() => Promise.withResolvers<T>();

const tokens = (exchange: () => Promise<Session>, now = () => 0) =>
  createAccessToken({ exchange, now, exclusively: (task) => task() });

const session = (accessToken: string): Session => ({
  accessToken,
  expiresInSeconds: 900,
  dutiesWithheld: false,
  me,
});

describe('the access token', () => {
  it('is exchanged once for all who ask at the same time', async () => {
    const answer = deferred<Session>();
    let exchanges = 0;
    const token = tokens(() => {
      exchanges += 1;
      return answer.promise;
    });
    const asked = Promise.all([token.renew(), token.renew(), token.renew()]);
    answer.resolve(session('one'));
    await asked;
    expect([exchanges, token.fresh]).toEqual([1, 'one']);
  });

  it('is not exchanged for a request that was refused with an older one', async () => {
    let exchanges = 0;
    const token = tokens(async () => {
      exchanges += 1;
      return session('new');
    });
    token.set(session('newer'));
    await token.renew('older');
    expect([exchanges, token.fresh]).toEqual([0, 'newer']);
  });

  it('is stale half a minute before it expires', () => {
    let now = 0;
    const token = tokens(
      async () => session('x'),
      () => now,
    );
    token.set(session('x'));
    now = 869_000;
    expect(token.fresh).toBe('x');
    now = 871_000;
    expect([token.fresh, token.held]).toEqual([undefined, true]);
  });

  it('tells its observer how each exchange ended', async () => {
    const heard: string[] = [];
    let fail = false;
    const token = tokens(async () => {
      if (fail) throw refusal(401, 'session_ended');
      return session('one');
    });
    token.observe({
      renewed: ({ accessToken }) => heard.push(accessToken),
      failed: (error) => heard.push(error instanceof ApiError ? error.code : 'other'),
    });
    await token.renew();
    fail = true;
    await token.renew().catch(() => undefined);
    expect(heard).toEqual(['one', 'session_ended']);
  });

  it('lets the next one try after a failure', async () => {
    let fail = true;
    const token = tokens(async () => {
      if (fail) throw refusal(401, 'session_ended');
      return session('later');
    });
    await expect(token.renew()).rejects.toThrow('session_ended');
    fail = false;
    await token.renew();
    expect(token.fresh).toBe('later');
  });

  it('leaves a server alone that gave no answer, for as long as it says, however many ask', async () => {
    let exchanges = 0;
    let nowMs = 0;
    const busy = new ApiError(503, { code: 'unavailable', message: 'busy', requestId: 'r', retryAfterSeconds: 20 });
    const token = tokens(
      async () => {
        exchanges += 1;
        throw busy;
      },
      () => nowMs,
    );
    for (const at of [0, 1_000, 19_999]) {
      nowMs = at;
      await expect(token.renew()).rejects.toBe(busy);
    }
    expect(exchanges).toBe(1);
    nowMs = 20_000;
    await expect(token.renew()).rejects.toBe(busy);
    expect(exchanges).toBe(2);
    // The network is back: nobody waits.
    token.wake();
    await expect(token.renew()).rejects.toBe(busy);
    expect(exchanges).toBe(3);
  });
});

describe('a request', () => {
  const endpoint = { method: 'GET', path: '/api/v1/me' } as const;

  /** A server that takes one token and refuses all others. */
  const serve = (valid: () => string, code: 'token_expired' | 'forbidden' = 'token_expired') => {
    const seen: (string | undefined)[] = [];
    const send = async (_endpoint: unknown, _request: unknown, used: string | undefined): Promise<unknown> => {
      seen.push(used);
      if (used !== valid()) throw refusal(code === 'forbidden' ? 403 : 401, code);
      return 'ok';
    };
    return { seen, send };
  };

  it('is sent once more after one shared exchange, however many were refused', async () => {
    let exchanges = 0;
    const token = tokens(async () => {
      exchanges += 1;
      return session(`token-${exchanges + 1}`);
    });
    token.set(session('token-1'));
    const { seen, send } = serve(() => 'token-2');
    const { call } = createTransport(token, () => true, send);
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(endpoint, {})));
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(exchanges).toBe(1);
    expect(seen).toHaveLength(10);
  });

  it('is not sent again for any other refusal', async () => {
    const token = tokens(async () => session('never'));
    token.set(session('mine'));
    const { seen, send } = serve(() => 'other', 'forbidden');
    await expect(createTransport(token, () => true, send).call(endpoint, {})).rejects.toThrow('forbidden');
    expect(seen).toEqual(['mine']);
  });

  it('of a guest asks for no token', async () => {
    let exchanges = 0;
    const token = tokens(async () => {
      exchanges += 1;
      return session('x');
    });
    const { seen, send } = serve(() => 'x');
    await expect(createTransport(token, () => false, send).call(endpoint, {})).rejects.toThrow('token_expired');
    expect([exchanges, seen]).toEqual([0, [undefined]]);
  });

  it('goes on as a guest’s when the session has ended', async () => {
    const token = tokens(async () => {
      throw refusal(401, 'session_ended');
    });
    const send = async (_endpoint: unknown, _request: unknown, used: string | undefined): Promise<unknown> =>
      used ?? 'as a guest';
    expect(await createTransport(token, () => true, send).call(endpoint, {})).toBe('as a guest');
  });
});
