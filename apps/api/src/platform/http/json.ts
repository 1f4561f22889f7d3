import type { FastifyInstance } from 'fastify';

/** JSON is the only type a body may have; an empty one is no body. `__proto__` and `constructor.prototype` are refused. */
export const registerJson = (server: FastifyInstance): void => {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') {
      done(null);
      return;
    }
    void parse(request, body, done);
  });
};
