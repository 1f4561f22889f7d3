import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { registerHealth } from './health.ts';

const ask = async (ping: () => Promise<void>, running: boolean, stopping: boolean) => {
  const server = fastify();
  registerHealth(server, {
    database: { ping },
    jobs: { running: () => running },
    stopping: () => stopping,
  });
  const ready = await server.inject('/health/ready');
  const live = await server.inject('/health/live');
  await server.close();
  expect(live.statusCode).toBe(200);
  return ready;
};

const answers = (): Promise<void> => Promise.resolve();

describe('readiness', () => {
  it('is given by the real app once its jobs run', async () => {
    const app = await startTestApp();
    const { statusCode, body } = await app.server.inject('/health/ready');
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      { status: 'ready', checks: { database: true, jobs: true, accepting: true } },
    ]);
    await app.close();
  });

  it.each([
    ['the database is away', () => Promise.reject(new Error('away')), true, false],
    ['the database does not answer', () => new Promise<void>(() => undefined), true, false],
    ['the jobs do not run', answers, false, false],
    ['the process is stopping', answers, true, true],
  ])('is refused while %s', async (_, ping, running, stopping) => {
    const ready = await ask(ping, running, stopping);
    expect(ready.statusCode).toBe(503);
    expect(ready.headers['retry-after']).toBe('1');
  });
});
