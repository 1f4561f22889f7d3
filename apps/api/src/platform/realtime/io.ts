import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { allowedOrigins, isForeignOrigin } from '../http/origins.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { Platform } from '../platform.ts';
import { limitBacklog, type SendingConnection } from './backlog-limit.ts';
import { createDoor } from './door.ts';
import { limitPackets, type Connection } from './packet-limit.ts';
import type { IoServer } from './socket-types.ts';

const connectTimeoutMs = 10_000;
/** Also the longest silence of a long poll: shorter than what the HTTP server takes for a client that is gone. */
const pingIntervalMs = 20_000;

interface IoParts extends Pick<Platform, 'config' | 'log'> {
  /** The HTTP server whose port the sockets share. */
  readonly server: HttpServer;
  /** True while the process has more to do than it can. */
  readonly isBusy: () => boolean;
  /** True once the process was asked to end. */
  readonly isClosing: () => boolean;
  readonly onCut: (reason: 'flood' | 'slow') => void;
}

/** socket.io on the HTTP server's port, with all that holds for every connection whoever is behind it. */
export const createIo = ({ config, log, server, isBusy, isClosing, onCut }: IoParts): IoServer => {
  const origins = allowedOrigins(config);
  const headers = Object.entries(securityHeaders(config));
  const mayEnter = createDoor({ maxSockets: config.maxSockets, sockets: () => io.engine.clientsCount, isBusy });
  const io: IoServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: realtimeLimits.maxPayloadBytes,
    perMessageDeflate: false,
    connectTimeout: connectTimeoutMs,
    pingInterval: pingIntervalMs,
    allowRequest: (request, give) => {
      give(null, !isClosing() && !isForeignOrigin(request.headers, origins) && mayEnter());
    },
  });
  io.engine.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    next();
  });
  io.engine.on('connection', (connection: Connection & SendingConnection) => {
    limitPackets(connection, () => {
      log.warn('a socket sent too much and was cut');
      onCut('flood');
    });
    limitBacklog(connection, () => {
      log.info('a socket did not take what it was sent and was cut');
      onCut('slow');
    });
  });
  return io;
};
