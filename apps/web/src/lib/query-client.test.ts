import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from './api-error.ts';
import { pauseBeforeMs, worthRetrying } from './query-client.ts';

const refusal = (status: number, code: ApiError['code'], retryAfterSeconds?: number): ApiError =>
  new ApiError(status, {
    code,
    message: '',
    requestId: '',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

/** How often it is asked again before the error is shown. */
const timesAgain = (error: Error): number => {
  let failures = 0;
  while (worthRetrying(failures, error)) failures += 1;
  return failures;
};

describe('what failed to be read', () => {
  beforeEach(() => vi.stubGlobal('navigator', { onLine: true }));
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    ['a busy server', refusal(503, 'unavailable', 2), 3],
    ['too many questions', refusal(429, 'too_many_requests', 2), 3],
    ['too many questions, for long', refusal(429, 'too_many_requests', 600), 0],
    ['a fault', refusal(500, 'internal'), 2],
    ['a poor network', new NetworkError(false, null), 2],
    ['what is not there', refusal(404, 'not_found'), 0],
  ])('is asked for again: %s', (_what, error, times) => {
    expect(timesAgain(error)).toBe(times);
  });

  it('waits as long as the server says', () => {
    const pause = pauseBeforeMs(0, refusal(503, 'unavailable', 5));
    expect(pause).toBeGreaterThanOrEqual(5_000);
    expect(pause).toBeLessThanOrEqual(10_000);
    expect(pauseBeforeMs(1, refusal(500, 'internal'))).toBeLessThanOrEqual(2_000);
  });
});
