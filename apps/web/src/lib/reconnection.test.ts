import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReconnection, refusalCode } from './reconnection.ts';

const follow = () => {
  const steps: string[] = [];
  const renewal = Promise.withResolvers<void>();
  const reconnection = createReconnection({
    renew: () => {
      steps.push('renew');
      return renewal.promise;
    },
    connect: () => steps.push('connect'),
    random: () => 1,
  });
  return { steps, renewal, reconnection };
};

describe('connecting again after a refusal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['token_expired', 'session_ended', 'unauthorized'])('gets a new token first when it was %s', async (code) => {
    const { steps, renewal, reconnection } = follow();
    reconnection.refused(code);
    await vi.advanceTimersByTimeAsync(500);
    expect(steps).toEqual(['renew']);
    renewal.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(steps).toEqual(['renew', 'connect']);
  });

  it.each(['unavailable', undefined])('spares the token when it was %s', async (code) => {
    const { steps, reconnection } = follow();
    reconnection.refused(code);
    await vi.advanceTimersByTimeAsync(500);
    expect(steps).toEqual(['connect']);
  });

  it('waits twice as long each time, up to 10 s, and starts anew once connected', async () => {
    const { steps, reconnection } = follow();
    const waitOf = async (): Promise<number> => {
      const before = steps.length;
      reconnection.refused('unavailable');
      let waited = 0;
      for (; steps.length === before; waited += 100) await vi.advanceTimersByTimeAsync(100);
      return waited;
    };
    const waits = [];
    for (let time = 0; time < 7; time += 1) waits.push(await waitOf());
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    reconnection.connected();
    expect(await waitOf()).toBe(500);
  });

  it('spreads the clients of one server', async () => {
    const steps: string[] = [];
    const early = createReconnection({
      renew: () => Promise.resolve(),
      connect: () => steps.push('connect'),
      random: () => 0,
    });
    early.refused('unavailable');
    await vi.advanceTimersByTimeAsync(250);
    expect(steps).toEqual(['connect']);
  });

  it('connects once for two refusals in a row, and not when it has connected meanwhile', async () => {
    const { steps, reconnection } = follow();
    reconnection.refused('unavailable');
    reconnection.refused('unavailable');
    await vi.advanceTimersByTimeAsync(5000);
    expect(steps).toEqual(['connect']);
    reconnection.refused('unavailable');
    reconnection.connected();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(steps).toEqual(['connect']);
  });
});

describe('the code of a refusal', () => {
  it('is what the server put into the error, and nothing for a broken network', () => {
    expect(refusalCode(Object.assign(new Error('x'), { data: { code: 'token_expired' } }))).toBe('token_expired');
    expect(refusalCode(Object.assign(new Error('x'), { data: 'token_expired' }))).toBeUndefined();
    expect(refusalCode(new Error('websocket error'))).toBeUndefined();
  });
});
