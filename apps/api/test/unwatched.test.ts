import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDataDir } from '../src/testing/template.ts';
import { freePort, launch } from './launch.ts';
import { startOtlpSink } from './otlp-sink.ts';

const patience = 60_000;
/** Tells each module of these libraries as it is loaded, by import or by require. */
const tellModules = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({resolve(s,c,n){const r=n(s,c);const m=/node_modules\\/((@opentelemetry\\/)?[^/]+)\\/(?!.*node_modules)/.exec(r.url);if(m&&/opentelemetry|prom-client/.test(m[1]))console.log('LOADED '+m[1]);return r}})`;

let dataDir: string;
beforeAll(async () => {
  dataDir = await makeDataDir();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const librariesIn = (output: string): readonly string[] => [
  ...new Set([...output.matchAll(/^LOADED (\S+)$/gm)].map(([, name = '']) => name)),
];

it(
  'where nobody watches, neither the library of metrics nor the SDK of traces is loaded',
  async () => {
    // The bare interface comes with the library of jobs.
    const server = await launch({ DATA_DIR: dataDir, DEMO: 'false' }, ['--import', tellModules]);
    await server.ready();
    await fetch(`${server.url}/api/v1/places`);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(librariesIn(server.output())).toEqual(['@opentelemetry/api']);
  },
  patience,
);

it(
  'where somebody does, metrics are at their own port, not at the public one, and spans reach the collector',
  async () => {
    const sink = await startOtlpSink();
    const port = await freePort();
    const settings = { METRICS_PORT: String(port), OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint };
    const server = await launch({ DATA_DIR: dataDir, DEMO: 'false', ...settings });
    await server.ready();
    const metrics = await fetch(`http://127.0.0.1:${String(port)}/metrics`);
    expect(await metrics.text()).toContain('forum_http_request_duration_seconds_count{operation="health.ready"');
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    // What was not sent yet is sent at the end.
    expect(sink.spans().map(({ name }) => name)).toContain('health.ready');
    sink.close();
  },
  patience,
);

it(
  'a collector that is not there is told in the log, and holds nobody up',
  async () => {
    const nowhere = `http://127.0.0.1:${String(await freePort())}`;
    const server = await launch({ DATA_DIR: dataDir, DEMO: 'false', OTEL_EXPORTER_OTLP_ENDPOINT: nowhere }, [
      '--import',
      tellModules,
    ]);
    await server.ready();
    await expect
      .poll(() => server.output(), { timeout: 30_000 })
      .toMatch(/"level":"warn".*ECONNREFUSED.*traces: trouble/);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(librariesIn(server.output())).toContain('@opentelemetry/sdk-trace');
  },
  patience,
);
