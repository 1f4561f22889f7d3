import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Matches what a route's pattern matches: parameters never hold a slash. */
const matcherOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((step) => (step.startsWith(':') ? '[^/]+' : step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')}/?$`,
  );

/** Answers what no operation answers: 405 with `Allow` where the address is one with another method, else 404. */
export const registerNotFound = (server: FastifyInstance): void => {
  const known = new Map<string, { readonly matcher: RegExp; readonly methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const entry = known.get(url) ?? { matcher: matcherOf(url), methods: new Set<string>() };
    for (const each of Array.isArray(method) ? method : [method]) entry.methods.add(each);
    known.set(url, entry);
  });

  const refusalFor = (request: FastifyRequest): { readonly error: AppError; readonly allow: string } => {
    const [path = ''] = request.url.split('?');
    const methods = [...known.values()]
      .filter(({ matcher }) => matcher.test(path))
      .flatMap((entry) => [...entry.methods]);
    // With the right method it is here for another reason, such as a parameter longer than any can be.
    const allow = methods.includes(request.method) ? '' : methods.join(', ');
    if (allow === '') return { error: new AppError('not_found', { message: 'there is nothing here' }), allow };
    return { error: new AppError('method_not_allowed', { message: `this address answers ${allow}` }), allow };
  };

  server.setNotFoundHandler((request, reply) => {
    const { error, allow } = refusalFor(request);
    if (allow !== '') reply.header('allow', allow);
    throw error;
  });
  // The client's wildcard takes every other address; below /api there are operations and nothing else.
  server.all('/api/*', {
    onRequest: async (request, reply) => {
      const { error, allow } = refusalFor(request);
      if (allow !== '') reply.header('allow', allow);
      throw error;
    },
    handler: () => undefined,
  });
};
