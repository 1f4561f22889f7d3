// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const answers: (() => Response)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  localStorage.setItem('session', '1');
  // Turns are for tabs; this has one.
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async () => (answers.shift() ?? (() => new Response(null, { status: 500 })))());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  answers.length = 0;
});

const refused = (status: number, code: string) => () =>
  Response.json({ code, status, title: code, requestId: 'r' }, { status });

const start = async () => {
  const session = await import('./session.ts');
  session.startSession(true);
  await vi.advanceTimersByTimeAsync(0);
  return session;
};

describe('a browser that was signed in', () => {
  it.each([
    ['busy', refused(503, 'unavailable')],
    ['at fault', refused(500, 'internal')],
    [
      'away',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
  ])('is nobody’s guest while the server is %s, and asks again', async (_how, answer) => {
    answers.push(answer, refused(401, 'session_ended'));
    const { currentSession } = await start();
    expect(currentSession()).toEqual({ status: 'unknown', silent: true });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(currentSession().status).toBe('guest');
  });

  it('is a guest’s once the server says that there is no session', async () => {
    answers.push(refused(401, 'session_ended'));
    const { currentSession } = await start();
    expect(currentSession().status).toBe('guest');
  });
});
