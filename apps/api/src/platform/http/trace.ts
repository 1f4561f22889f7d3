import { SpanKind, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where requests are traced. */
    span: Span | undefined;
  }
}

/**
 * One span for each request, by the name of its operation, from its headers to the end of its answer. What a client says
 * about traces of its own is not believed: anybody could join theirs to ours. For all routes after it.
 */
export const traceHttp = (server: FastifyInstance, tracer: Tracer): void => {
  server.addHook('onRequest', (request, reply, done) => {
    const { config, url } = request.routeOptions;
    const span = tracer.startSpan(config.operation ?? `${request.method} ${url ?? 'none'}`, {
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': request.method,
        // The pattern: what people look at is nobody's business.
        ...(url === undefined ? {} : { 'http.route': url }),
        'forum.request_id': request.id,
      },
    });
    request.span = span;
    // Also when the client went away before the answer.
    reply.raw.on('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    done();
  });
};
