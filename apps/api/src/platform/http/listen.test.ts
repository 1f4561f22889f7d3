import { connect } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { listen } from './listen.ts';

let server: FastifyInstance;
const start = async (maxConnections = 1000): Promise<number> => {
  server = fastify();
  server.get('/slow', async (_request, reply) => {
    await wait(200);
    // As `guards.ts` does while the server closes.
    return reply.header('connection', 'close').send('done');
  });
  server.server.maxConnections = maxConnections;
  await listen(server, { host: '127.0.0.1', port: 0 });
  const [at] = server.addresses();
  return typeof at === 'object' ? at.port : 0;
};
afterEach(() => server.close());

it.runIf(process.platform === 'linux')('lets in many in a few turns of the event loop', async () => {
  const port = await start();
  let letIn = 0;
  server.server.on('connection', () => (letIn += 1));
  const clients = Array.from({ length: 64 }, () => connect({ port, host: '127.0.0.1' }));
  for (let turns = 0; turns < 6; turns += 1) await turn();
  expect(letIn).toBeGreaterThan(20);
  for (const client of clients) client.destroy();
});

it('counts those who came by any door together', async () => {
  const port = await start(10);
  let [came, stayed] = [0, 0];
  server.server.on('connection', ({ destroyed }) => {
    came += 1;
    if (!destroyed) stayed += 1;
  });
  const clients = Array.from({ length: 40 }, () => connect({ port, host: '127.0.0.1' }).on('error', () => undefined));
  await expect.poll(() => came).toBe(40);
  expect(stayed).toBe(10);
  for (const client of clients) client.destroy();
});

it('is for one of two that start at once', async () => {
  const port = await start();
  await server.close();
  const both = [fastify(), fastify()];
  for (const { server: http } of both) http.maxConnections = 100;
  const starts = await Promise.allSettled(both.map((each) => listen(each, { host: '127.0.0.1', port })));
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const failed = starts.find((each) => each.status === 'rejected');
  expect(String(failed?.reason)).toContain('is taken by another program');
  for (const each of both) await each.close();
  await start();
});

it('answers through whichever door, and is gone when it is closed', async () => {
  const port = await start();
  const url = `http://127.0.0.1:${port}/slow`;
  const ask = async (): Promise<string> => (await fetch(url)).text();
  const answers = Array.from({ length: 40 }, ask);
  await wait(100);
  const closing = server.close();
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['done']));
  await closing;
  await expect(ask()).rejects.toThrow('fetch failed');
});
