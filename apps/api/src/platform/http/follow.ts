import type { FastifyInstance } from 'fastify';
import { duringWork } from '../current-work.ts';

const reads: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What a request changes is followed into its lines of the log and into the jobs that it puts, under its id. Reading puts no
 * jobs, and a page out of the cache would feel it: it is followed only where requests are traced. For all routes after it.
 */
export const followWork = (server: FastifyInstance, traced: boolean): void => {
  server.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (!traced && methods.every((method) => reads.includes(method))) return;
    const { handler } = route;
    route.handler = function followed(request, reply) {
      return duringWork({ requestIds: [request.id], span: request.span }, () => handler.call(this, request, reply));
    };
  });
};
