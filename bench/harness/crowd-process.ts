import { io, type Socket } from 'socket.io-client';
import { Type } from 'typebox';
import { fetchBytes } from './fetch-bytes.ts';
import { CrowdPlan, CrowdTrigger } from './messages.ts';
import { answerParent, handler } from './rpc.ts';

// A crowd of readers in one process: each with a socket of its own, all in one room.

const atOnce = 50;
const connectWithinMs = 20_000;
const hearWithinMs = 20_000;

let sockets: Socket[] = [];
let heard: () => void = () => undefined;

/** Connects one and has it join the room. */
const enter = async (url: string, room: string): Promise<Socket> => {
  // A server lets in only so many a second: the others try again, as browsers do.
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
  });
  socket.on('post.created', () => heard());
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('A socket was not let in')), connectWithinMs);
    socket.once('connect', () => {
      clearTimeout(late);
      resolve();
    });
  });
  const answer: unknown = await socket.timeout(connectWithinMs).emitWithAck('room.join', { room });
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true) {
    throw new Error(`A socket may not join ${room}`);
  }
  return socket;
};

const gather = async ({ url, clients, room }: CrowdPlan): Promise<null> => {
  while (sockets.length < clients) {
    const missing = Math.min(atOnce, clients - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: missing }, () => enter(url, room)))));
  }
  return null;
};

/** Milliseconds from sending the request until the last of the crowd has heard of it. */
const trigger = (url: string, { request, status }: CrowdTrigger): Promise<number> =>
  new Promise((resolve, reject) => {
    let count = 0;
    const late = setTimeout(
      () => reject(new Error(`Only ${count} of ${sockets.length} sockets heard of it within ${hearWithinMs} ms`)),
      hearWithinMs,
    );
    const began = performance.now();
    heard = () => {
      count += 1;
      if (count !== sockets.length) return;
      clearTimeout(late);
      resolve(performance.now() - began);
    };
    fetchBytes(url, request)
      .then((answer) => {
        if (answer.status !== status) throw new Error(`It was answered ${answer.status}: ${answer.bytes.toString()}`);
      })
      .catch(reject);
  });

answerParent({
  gather: handler(CrowdPlan, gather),
  trigger: handler(Type.Object({ url: Type.String(), trigger: CrowdTrigger }), (input) =>
    trigger(input.url, input.trigger),
  ),
  leave: handler(Type.Null(), () => {
    for (const socket of sockets) socket.disconnect();
    sockets = [];
    return null;
  }),
});
