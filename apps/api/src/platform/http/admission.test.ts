import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';

let crowded = false;
let app: TestServer;
beforeAll(async () => {
  app = await startTestServer({}, { kind: 'postgresql', crowded: () => crowded });
});
afterAll(() => app.server.close());

const refusal = { status: 503, headers: { 'retry-after': '2' }, body: { code: 'unavailable', retryAfterSeconds: 2 } };

describe('while too many wait for the database', () => {
  it('who comes now is sent away, before it is asked who it is and before its body is read', async () => {
    crowded = true;
    expect(await app.call({ url: '/api/v1/who', headers: { authorization: 'Bearer nobody' } })).toMatchObject(refusal);
    expect(await app.post({ title: 'x'.repeat(200_000) })).toMatchObject(refusal);
    crowded = false;
    expect(await app.call({ url: '/api/v1/who' })).toMatchObject({ status: 200 });
  });

  it('what was made earlier is given, and the health is told', async () => {
    crowded = true;
    const statusOf = async (url: string): Promise<number> => (await app.server.inject(url)).statusCode;
    expect(await statusOf('/api/v1/bytes')).toBe(200);
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/health/ready')).toBe(200);
    crowded = false;
  });
});

describe('while the event loop is behind', () => {
  const spin = (ms: number): void => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };

  it('everything is refused but the health, and served again at once when it is not', async () => {
    for (let count = 0; count < 4; count += 1) {
      spin(200);
      await wait(0);
    }
    spin(200);
    // Sent within the same turn: all three are dealt with before the loop turns.
    const answers = ['/api/v1/who', '/api/v1/nothing', '/health/live'].map((url) => app.call({ url }));
    const [who, nothing, live] = await Promise.all(answers);
    expect(who).toMatchObject(refusal);
    expect(nothing).toMatchObject(refusal);
    expect(live).toMatchObject({ status: 200 });
    await expect.poll(async () => (await app.call({ url: '/api/v1/who' })).status).toBe(200);
  });
});

describe('in the log', () => {
  const lines: string[] = [];
  let logged: TestServer;
  beforeEach(async () => {
    const log = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    logged = await startTestServer({}, { kind: 'postgresql', crowded: () => crowded }, log);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    // What is said at the start is none of it.
    lines.length = 0;
  });
  afterEach(async () => {
    vi.useRealTimers();
    await logged.server.close();
  });
  const told = () => lines.map((line): unknown => JSON.parse(line));

  it('there is the sum of what was sent away, whether it was let in first or not', async () => {
    expect(await logged.call({ url: '/api/v1/fail/pool' })).toMatchObject(refusal);
    crowded = true;
    await logged.call({ url: '/api/v1/who' });
    await logged.call({ url: '/api/v1/who' });
    crowded = false;
    expect(told()).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(told()).toEqual([expect.objectContaining({ refused: 3 })]);
  });

  it('trouble with the database is told each time', async () => {
    await logged.call({ url: '/api/v1/fail/database' });
    expect(told()).toEqual([expect.objectContaining({ msg: 'unavailable' })]);
  });
});
