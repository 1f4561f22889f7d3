import { Type } from 'typebox';
import { serveBaseline } from './serve.ts';

// Limit of what has not changed: a bare Fastify answering 304.
serveBaseline(Type.Null(), (server) => {
  server.get('/*', (_request, reply) => reply.code(304).send());
});
