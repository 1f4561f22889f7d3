import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrometheus, type Prometheus } from '../src/platform/metrics/prometheus.ts';
import { startTestApp, type TestApp, type TestThread, type TestUser } from '../src/testing/index.ts';
import { parseExposition, type Exposition } from './exposition.ts';

let app: TestApp;
let prometheus: Prometheus;
let jan: TestUser;
let thread: TestThread;

beforeAll(async () => {
  const log = pino({ level: 'silent' });
  prometheus = createPrometheus(log);
  app = await startTestApp({}, { log, metrics: prometheus });
  const place = await app.make.place();
  jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  thread = await app.make.thread({ place: place.slug, author: jan });
  app.clock.advance({ minutes: 1 });
});
afterAll(() => app.close());

const look = async (): Promise<Exposition> => parseExposition(await prometheus.text());
const params = () => ({ thread: thread.publicId });
const reply = (body = 'Dzień dobry.') => {
  app.clock.advance({ minutes: 1 });
  return app.call(threadRoutes.createReply, { as: jan, params: params(), body: { body } });
};

it('counts and times requests by operation, method and class of status', async () => {
  const page = { ...params(), page: 1 };
  await app.call(threadRoutes.threadPage, { params: page });
  await app.call(threadRoutes.threadPage, { params: { ...page, thread: 'zzzzzzzzzzzz' } });
  await app.http.server.inject({ url: '/api/v1/no-such-thing' });
  await app.http.server.inject({ url: '/no-such-file.png' });
  await app.http.server.inject({ url: '/health/live' });
  const seen = await look();
  const count = (operation: string, status: string, method = 'GET') =>
    seen.value('forum_http_request_duration_seconds_count', { operation, status, method });
  expect(count('threads.threadPage', '2xx')).toBe(1);
  expect(count('threads.threadPage', '4xx')).toBe(1);
  expect(count('health.live', '2xx')).toBe(1);
  expect(seen.value('forum_http_request_duration_seconds_sum', { operation: 'threads.threadPage' })).toBeGreaterThan(0);
});

it('names operations as the API’s document does, and no address', async () => {
  await app.http.server.inject({ url: `/o/some-place/w/${thread.publicId}/words-of-people` });
  const known = Object.entries(apiRoutes).flatMap(([feature, table]) =>
    Object.keys(table).map((name) => `${feature}.${name}`),
  );
  const seen = await look();
  const own = ['health.live', 'health.ready', 'pages.show', 'pages.robots', 'pages.sitemap', 'other', 'none'];
  const told = [...seen.labelValues('operation')];
  expect(told.length).toBeGreaterThan(2);
  expect(told.filter((name) => !known.includes(name) && !own.includes(name))).toEqual([]);
});

it('counts what was refused for lack of means, by reason', async () => {
  await reply();
  // At once after another: posting too fast.
  await app.call(threadRoutes.createReply, { as: jan, params: params(), body: { body: 'I jeszcze.' } });
  const seen = await look();
  const labels = { status: '429', reason: 'posting_too_fast' };
  expect(seen.value('forum_http_requests_refused_total', labels)).toBe(1);
  const refusal = { act: 'createReply', code: 'posting_too_fast' };
  expect(seen.value('forum_writes_refused_total', refusal)).toBe(1);
});

it('knows how many requests are being answered', async () => {
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
  await fetch(`${url}/health/live`);
  await expect.poll(async () => (await look()).value('forum_http_requests_in_flight')).toBe(0);
  const leave = new AbortController();
  const left = fetch(`${url}/health/ready`, { signal: leave.signal });
  leave.abort();
  await expect(left).rejects.toThrow('aborted');
  await expect.poll(async () => (await look()).value('forum_http_requests_in_flight')).toBe(0);
});

it('counts posts and threads once they are committed, and a repeated request once', async () => {
  const before = await look();
  const key = 'the-same-key-twice';
  app.clock.advance({ minutes: 1 });
  const body = { body: 'Raz.' };
  for (let time = 0; time < 2; time += 1) {
    expect((await app.call(threadRoutes.createReply, { as: jan, params: params(), body, key })).status).toBe(201);
  }
  await app.drain();
  const after = await look();
  const rise = (name: string) => (after.value(name) ?? 0) - (before.value(name) ?? 0);
  expect(rise('forum_posts_written_total')).toBe(1);
  expect(rise('forum_threads_opened_total')).toBe(0);
  expect(after.value('forum_threads_opened_total')).toBe(1);
});

it('counts pages found in the cache, and knows its size', async () => {
  const read = () => app.call(threadRoutes.threadPage, { params: { ...params(), page: 1 } });
  await read();
  const before = await look();
  await read();
  await read();
  const after = await look();
  const hits = (seen: Exposition) => seen.value('forum_page_cache_reads_total', { outcome: 'hit' }) ?? 0;
  expect(hits(after) - hits(before)).toBe(2);
  expect(after.value('forum_page_cache_bytes')).toBeGreaterThan(100);
});

it('counts sockets, rooms and the events that went to each', async () => {
  const one = await app.socket(null);
  const two = await app.socket(jan);
  await one.join(`thread:${thread.publicId}`);
  await two.join(`thread:${thread.publicId}`);
  await reply();
  await one.next('post.created');
  await two.next('post.created');
  const seen = await look();
  expect(seen.value('forum_sockets')).toBe(2);
  expect(seen.value('forum_socket_rooms', { kind: 'thread' })).toBe(1);
  expect(seen.value('forum_socket_events_total', { event: 'post.created' })).toBe(2);
  expect(seen.value('forum_change_delay_seconds_count', { topic: 'thread' })).toBeGreaterThan(0);
  expect(seen.value('forum_listening_up')).toBe(1);
  one.close();
  two.close();
  await expect
    .poll(async () => (await look()).value('forum_socket_disconnects_total', { reason: 'client_namespace_disconnect' }))
    .toBe(2);
});

it('tells what waits for the worker, and how it went', async () => {
  await reply();
  const waiting = await look();
  expect(waiting.value('forum_jobs_waiting', { queue: 'post.created' })).toBeGreaterThan(0);
  expect(waiting.value('forum_jobs_oldest_seconds', { queue: 'post.created' })).toBeGreaterThan(0);
  await app.drain();
  const done = await look();
  expect(done.value('forum_jobs_waiting', { queue: 'post.created' })).toBeNull();
  const labels = { queue: 'post.created', outcome: 'done' };
  expect(done.value('forum_job_duration_seconds_count', labels)).toBeGreaterThan(0);
});

it('counts mails', async () => {
  const body = { email: jan.email };
  expect((await app.call(identityRoutes.requestCode, { body })).status).toBe(202);
  await app.drain();
  expect(app.mailbox.to(jan.email)).toHaveLength(1);
  expect((await look()).value('forum_mails_total', { outcome: 'sent' })).toBe(1);
});

it('tells about Node and the disk', async () => {
  const seen = await look();
  expect(seen.value('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(seen.names).toEqual(
    expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds', 'process_cpu_seconds_total', 'forum_disk_free_bytes']),
  );
});

it('says nothing about anybody: no id, handle, name or address of a person, a place or a thread', async () => {
  const { text } = await look();
  for (const said of [jan.publicId, jan.handle, jan.displayName, jan.email, thread.publicId, thread.place]) {
    expect(text).not.toContain(said);
  }
});
