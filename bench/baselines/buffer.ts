import { Type } from 'typebox';
import { fetchAll } from '../harness/fetch-bytes.ts';
import { LoadRequest } from '../harness/messages.ts';
import { serveBaseline } from './serve.ts';

// Limit of everything that lies in a cache: a bare Fastify sending a Buffer of the same bytes, one for each address. It
// fetches them from our server once, as they come over the wire.
serveBaseline(
  Type.Object({ from: Type.String(), requests: Type.Array(LoadRequest) }),
  async (server, { from, requests }) => {
    const answers = await fetchAll(from, requests);
    const kept = new Map(requests.map(({ path }, at) => [path, answers[at]]));
    server.get('/*', (request, reply) => {
      const answer = kept.get(request.url);
      if (answer === undefined) return reply.code(404).send();
      const { 'content-type': type = 'application/octet-stream', 'content-encoding': encoding } = answer.headers;
      reply.header('content-type', type);
      if (encoding !== undefined) reply.header('content-encoding', encoding);
      return reply.send(answer.bytes);
    });
  },
);
