import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { StartError } from '../start-error.ts';
import { reading } from './metrics.ts';
import { openMetrics } from './open-metrics.ts';
import { createPrometheus } from './prometheus.ts';
import { serveMetrics } from './serve.ts';

const lines: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const serve = async () => {
  const prometheus = createPrometheus(log);
  const { port, close } = await serveMetrics(prometheus, { metricsHost: '127.0.0.1', metricsPort: 0 });
  closing.push(close);
  return { prometheus, port, url: `http://127.0.0.1:${String(port)}` };
};

it('are served on their own port, and nothing else is', async () => {
  const { prometheus, url } = await serve();
  const count = prometheus.counter({ name: 'forum_things_total', help: 'Things', labels: ['kind'] });
  count({ kind: 'small' })();
  count({ kind: 'small' })(2);
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toContain('forum_things_total{kind="small"} 3');
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});

it('leave out one that cannot be read, and tell the others', async () => {
  const { prometheus, url } = await serve();
  prometheus.gauge({ name: 'forum_broken', help: 'x' }, () => Promise.reject(new Error('no database')));
  prometheus.gauge({ name: 'forum_never', help: 'x' }, () => new Promise<never>(() => undefined));
  prometheus.gauge({ name: 'forum_fine', help: 'x' }, () => reading(5));
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('forum_fine 5');
  expect(text).not.toMatch(/^forum_(broken|never) /m);
  expect(lines.join('')).toMatch(/forum_broken.*no database/);
});

it('forget what is there no more', async () => {
  const { prometheus } = await serve();
  let queues = ['a', 'b'];
  prometheus.gauge({ name: 'forum_waiting', help: 'x', labels: ['queue'] }, () =>
    queues.map((queue) => ({ labels: { queue }, value: 1 })),
  );
  expect(await prometheus.text()).toContain('forum_waiting{queue="b"} 1');
  queues = ['a'];
  expect(await prometheus.text()).not.toContain('queue="b"');
});

it('say which setting to change when their port is taken', async () => {
  const { port } = await serve();
  const opening = openMetrics({ metricsHost: '127.0.0.1', metricsPort: port }, log);
  await expect(opening).rejects.toThrow(StartError);
  await expect(opening).rejects.toThrow('set METRICS_PORT to a free port');
});

it('do not wait long for half a request', async () => {
  const { port } = await serve();
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write('GET /metrics HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const askedAt = performance.now();
  await once(socket.resume(), 'end');
  expect(performance.now() - askedAt).toBeLessThan(9_000);
  socket.destroy();
}, 15_000);
