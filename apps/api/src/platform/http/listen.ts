import { createServer, type Server, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { listenFault } from './listen-fault.ts';

/**
 * Since libuv 1.46 (its pull request 3696) a listening socket lets in one connection in each turn of the event loop: at twenty
 * milliseconds a turn fifty a second, so that under pressure whoever comes new waits for many seconds before anybody has
 * even seen them. With more sockets on the same port, between which the system shares out who comes, more get in: so many that
 * a crowd that comes at once is in within a few turns.
 */
const doors = process.platform === 'linux' ? 256 : 1;

/** Connections that may wait at one door to be let in; the system makes those beyond it wait for seconds. */
const backlog = Math.ceil(32_768 / doors);

/**
 * With several sockets on a port the system would let a second process of ours join them, unseen by both: of two that start at
 * once both find the port free. A name that only one can hold keeps the other out (an abstract socket: no file, and gone with its
 * process). Throws EADDRINUSE.
 */
const holdPort = async (port: number): Promise<Server | null> => {
  // Any free port is nobody else's.
  if (doors === 1 || port === 0) return null;
  const held = createServer();
  await new Promise<void>((resolve, reject) => {
    held.once('error', reject);
    held.listen({ path: `\0moja-ulica:${String(port)}` }, resolve);
  });
  return held.unref();
};

/**
 * Opens the port, and closes it again when the server closes. Nothing else may listen there, which `tryPort` finds out: with
 * several sockets on a port the system lets other programs of the same user join them. Throws `listenFault`.
 */
export const listen = async (server: FastifyInstance, config: Pick<Config, 'host' | 'port'>): Promise<void> => {
  const http = server.server;
  const { maxConnections } = http;
  // By which door somebody comes in is the system's choice, and not an even one: all are counted together.
  let within = 0;
  http.prependListener('connection', (socket: Socket) => {
    within += 1;
    socket.once('close', () => (within -= 1));
    if (within > maxConnections) socket.destroy();
  });
  const open = async (host: string, port: number) => {
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => http.emit('connection', socket));
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject);
      door.listen({ host, port, backlog, reusePort: true }, resolve);
    });
    return door;
  };
  const opened: Awaited<ReturnType<typeof open>>[] = [];
  server.addHook('preClose', async () => {
    const closed = opened.map((door) => new Promise<void>((resolve) => door.close(() => resolve())));
    http.closeIdleConnections();
    await Promise.all(closed);
  });
  try {
    const held = await holdPort(config.port);
    server.addHook('onClose', async () => {
      held?.close();
    });
    const first = { host: config.host, port: config.port, backlog, reusePort: doors > 1 };
    await server.listen(first);
    for (const at of server.addresses()) {
      if (typeof at === 'string') continue;
      for (let door = 1; door < doors; door += 1) opened.push(await open(at.address, at.port));
    }
  } catch (error) {
    throw listenFault(error, config);
  }
};
