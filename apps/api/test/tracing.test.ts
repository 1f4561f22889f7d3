import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTracing } from '../src/platform/tracing/open-tracing.ts';
import { startTestApp, type TestApp, type TestThread, type TestUser } from '../src/testing/index.ts';
import { attributeOf, startOtlpSink, type OtlpSink, type SentSpan } from './otlp-sink.ts';

let sink: OtlpSink;
let app: TestApp;
let jan: TestUser;
let thread: TestThread;
/** Of the reply. */
let requestId: string;

const words = 'Tekst, którego nikt w śladach nie szuka.';
const foreign = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

beforeAll(async () => {
  sink = await startOtlpSink();
  const settings = { tracing: { endpoint: sink.endpoint, serviceName: 'forum-of-a-test', share: 1 } };
  const tracing = await openTracing(settings, pino({ level: 'silent' }));
  if (tracing === null) throw new Error('Tracing was asked for');
  app = await startTestApp({}, { tracer: tracing.tracer });
  const place = await app.make.place();
  jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const author = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  thread = await app.make.thread({ place: place.slug, author });
  await app.drain();
  app.clock.advance({ minutes: 1 });

  const params = { thread: thread.publicId };
  const { headers } = await app.call(threadRoutes.createReply, {
    as: jan,
    params,
    body: { body: words },
    headers: foreign,
  });
  requestId = String(headers['x-request-id']);
  await app.drain();
  await app.call(threadRoutes.threadPage, { params: { ...params, page: 1 } });
  await app.call(threadRoutes.createReply, { as: null, params, body: { body: words } });
  await app.close();
  await tracing.close();
});
afterAll(() => sink.close());

const spansOf = (name: string): readonly SentSpan[] => sink.spans().filter((span) => span.name === name);
const spanOf = (name: string, accept: (span: SentSpan) => boolean = () => true): SentSpan => {
  const found = spansOf(name).find(accept);
  if (found === undefined)
    throw new Error(
      `No span ${name} among ${sink
        .spans()
        .map((span) => span.name)
        .join(', ')}`,
    );
  return found;
};
const reply = (): SentSpan =>
  spanOf('threads.createReply', (span) => attributeOf(span, 'forum.request_id') === requestId);

it('sends a span for each request, by its operation', () => {
  expect(sink.text()).toContain('forum-of-a-test');
  expect(reply().kind).toBe(2);
  expect(attributeOf(reply(), 'http.response.status_code')).toBe('201');
  expect(attributeOf(reply(), 'http.route')).toBe('/api/v1/threads/:thread/posts');
  expect(attributeOf(spanOf('threads.threadPage'), 'http.response.status_code')).toBe('200');
  const refused = spanOf('threads.createReply', (span) => attributeOf(span, 'http.response.status_code') === '401');
  expect(refused.status.code ?? 0).toBe(0);
});

it('links a job to the request that put it', () => {
  const { traceId, spanId } = reply();
  const job = spanOf('job post.created', ({ links }) => links?.some((link) => link.spanId === spanId) === true);
  expect(job.links).toMatchObject([{ traceId, spanId }]);
  expect(job.traceId).not.toBe(traceId);
  expect(job.kind).toBe(5);
});

it('believes nobody who says that a trace is going on', () => {
  expect(sink.spans().length).toBeGreaterThan(3);
  expect(sink.text()).not.toContain('0af7651916cd43dd8448eb211c80319c');
  expect(reply().parentSpanId ?? '').toBe('');
});

it('sends the statements of requests and jobs below them', () => {
  if (app.platform.database.kind === 'embedded') {
    // It is for trying out: its statements are not traced.
    expect(sink.text()).not.toContain('db.query.text');
    return;
  }
  const { traceId, spanId } = reply();
  const statements = sink.spans().filter((span) => span.traceId === traceId && span.parentSpanId === spanId);
  const texts = statements.map((span) => attributeOf(span, 'db.query.text') ?? '');
  expect(texts).toEqual(
    expect.arrayContaining([
      'begin',
      'commit',
      expect.stringMatching(/insert into "?posts"?/i),
      expect.stringMatching(/pg_notify/),
    ]),
  );
  for (const span of statements) expect(span.kind).toBe(3);
  const jobs = new Set(spansOf('job post.created').map((span) => span.spanId));
  expect(sink.spans().filter(({ parentSpanId }) => parentSpanId !== undefined && jobs.has(parentSpanId))).not.toEqual(
    [],
  );
});

it('says nothing of what people write, nor who they are', () => {
  const said = [words, 'Tekst, kt', jan.token, jan.email, jan.displayName, thread.publicId, thread.slug];
  expect(said.filter((text) => sink.text().includes(text))).toEqual([]);
});
