import { fastify, type FastifyInstance } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { answerParent, handler } from '../harness/rpc.ts';

/** Listens on a free port of this machine; its address for whoever asked. */
export const listen = async (server: FastifyInstance): Promise<{ url: string }> => ({
  url: await server.listen({ host: '127.0.0.1', port: 0 }),
});

/** A limit: a bare Fastify with one handler, started when the bench sends what it needs. */
export const serveBaseline = <S extends TSchema>(
  input: S,
  build: (server: FastifyInstance, input: Static<S>) => void | Promise<void>,
): void => {
  answerParent({
    start: handler(input, async (given) => {
      const server = fastify();
      await build(server, given);
      return listen(server);
    }),
  });
};
