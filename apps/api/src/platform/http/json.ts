import type { FastifyInstance } from 'fastify';

/**
 * JSON is what a body is, an empty one is no body, and `__proto__` and `constructor.prototype` are refused; or it is a picture
 * where an operation takes one, which `guards.ts` sees to: its bytes.
 */
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
  server.addContentTypeParser<Buffer>(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
};
