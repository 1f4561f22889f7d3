import { Type } from 'typebox';
import { fastify } from 'fastify';
import { Server } from 'socket.io';
import { answerParent, handler } from '../harness/rpc.ts';
import { listen } from './serve.ts';

// Limit of an announcement: a bare socket.io emitting the same event to a room of as many, when asked by HTTP.
answerParent({
  start: handler(Type.Object({ payload: Type.Record(Type.String(), Type.Unknown()) }), async ({ payload }) => {
    const server = fastify();
    const io = new Server(server.server, { serveClient: false, perMessageDeflate: false });
    io.on('connection', (socket) => {
      socket.on('room.join', async ({ room }: { room: string }, acknowledge: (answer: { ok: boolean }) => void) => {
        await socket.join(room);
        acknowledge({ ok: true });
      });
    });
    server.post<{ Params: { room: string } }>('/emit/:room', (request, reply) => {
      io.to(request.params.room).emit('post.created', payload);
      return reply.code(201).send();
    });
    return listen(server);
  }),
});
