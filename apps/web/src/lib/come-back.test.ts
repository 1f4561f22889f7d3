import { describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from './api-error.ts';
import { comeBackAfterMs } from './come-back.ts';

const refusal = (status: number, code: ApiError['code'], retryAfterSeconds?: number): ApiError =>
  new ApiError(status, {
    code,
    message: '',
    requestId: '',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

describe('coming back', () => {
  it('is never earlier than the server says, and not for everybody at once', () => {
    const busy = refusal(503, 'unavailable', 3);
    expect(comeBackAfterMs(busy, () => 0)).toBe(3_000);
    expect(comeBackAfterMs(busy, () => 0.5)).toBe(4_500);
    expect(comeBackAfterMs(refusal(429, 'too_many_requests', 10), () => 0)).toBe(10_000);
  });

  it('is soon where a proxy says nothing of when', () => {
    expect(comeBackAfterMs(refusal(503, 'unavailable'), () => 0)).toBe(2_000);
  });

  it('is not for what takes long, or fails for another reason', () => {
    expect(comeBackAfterMs(refusal(429, 'too_many_requests', 600))).toBeUndefined();
    expect(comeBackAfterMs(refusal(500, 'internal'))).toBeUndefined();
    expect(comeBackAfterMs(refusal(404, 'not_found'))).toBeUndefined();
    expect(comeBackAfterMs(new NetworkError(false, null))).toBeUndefined();
  });
});
