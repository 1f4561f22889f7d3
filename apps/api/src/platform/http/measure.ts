import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { reading, type Metrics, type Observe } from '../metrics/metrics.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route is called in metrics, log and traces: never an address, which says what somebody looks at. */
    readonly operation?: string;
  }
  interface FastifyRequest {
    /** The code it was refused with, if it was; `busy` where more was asked than can be done. */
    refusedAs: string | null;
  }
}

/** Files of the client and whatever else is not worth a name of its own. */
const otherOperation = 'other';
/** No route answers this address. */
const noOperation = 'none';

/** Seconds: from a page out of the cache to the longest statement. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const knownMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type OnResponse = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/**
 * Counts and times every request by operation, and what was refused for lack of means; call before any route is registered.
 * Everything that can be found out about a route is found out once: what is left for each request are a few additions.
 */
export const measureHttp = (server: FastifyInstance, metrics: Metrics): void => {
  const durations = metrics.histogram({
    name: 'forum_http_request_duration_seconds',
    help: 'Requests answered, by operation of the API: how many and how long',
    labels: ['operation', 'method', 'status'],
    buckets: durationBuckets,
  });
  const refused = metrics.counter({
    name: 'forum_http_requests_refused_total',
    help: 'Requests answered 429 (too many) or 503 (not now), by the code of the error',
    labels: ['status', 'reason'],
  });
  let inFlight = 0;
  metrics.gauge({ name: 'forum_http_requests_in_flight', help: 'Requests that are being answered now' }, () =>
    reading(inFlight),
  );

  const answered = (operation: string, routeMethod: string): OnResponse => {
    const method = knownMethods.includes(routeMethod) ? routeMethod : 'other';
    const byStatus: Observe[] = [];
    return (request, reply, done) => {
      const { statusCode } = reply;
      const firstDigit = Math.floor(statusCode / 100);
      const observe = (byStatus[firstDigit] ??= durations({ operation, method, status: `${String(firstDigit)}xx` }));
      observe(reply.elapsedTime / 1000);
      if (statusCode === 429 || statusCode === 503) {
        refused({ status: String(statusCode), reason: request.refusedAs ?? operation })();
      }
      done();
    };
  };

  const ended = (): void => {
    inFlight -= 1;
  };
  server.addHook('onRequest', (_request, reply, done) => {
    inFlight += 1;
    // Also when the client went away before the answer.
    reply.raw.on('close', ended);
    done();
  });
  server.addHook('onRoute', (route) => {
    const measure = answered(route.config?.operation ?? otherOperation, String(route.method));
    route.onResponse = [measure, ...[route.onResponse ?? []].flat()];
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (request.is404) answered(noOperation, request.method)(request, reply, done);
    else done();
  });
};
