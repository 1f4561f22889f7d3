import { setTimeout } from 'node:timers/promises';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
// apps/api/src/platform/tracing/otlp.ts
/** A collector that does not answer must hold nobody up, least of all the end of the process. */
const exportTimeoutMs = 5e3;
/** How long the last spans may take when the process ends. */
const closeTimeoutMs = 2e3;
/** Spans wait this long for company. */
const sendEveryMs = 2e3;
/** What the library has to tell, such as that nobody is at the endpoint, goes into our log. */
const tellTroubles = (log) => {
  const warn = (reason) => log.warn({ reason }, 'traces: trouble');
  const ignore = () => void 0;
  diag.setLogger(
    {
      error: warn,
      warn,
      info: ignore,
      debug: ignore,
      verbose: ignore,
    },
    {
      logLevel: DiagLogLevel.WARN,
      suppressOverrideMessage: true,
    },
  );
};
/** Sends spans to an OTLP collector over HTTP, as JSON. One that is away costs spans, never a request. */
const createTracing = ({ endpoint, serviceName, share }, log) => {
  tellTroubles(log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({
          url: `${endpoint}/v1/traces`,
          timeoutMillis: exportTimeoutMs,
        }),
        exportTimeoutMillis: exportTimeoutMs,
        scheduledDelayMillis: sendEveryMs,
      }),
    ],
  });
  return {
    tracer: provider.getTracer('moja-ulica'),
    close: () => Promise.race([provider.shutdown(), setTimeout(closeTimeoutMs)]),
  };
};
export { createTracing };
