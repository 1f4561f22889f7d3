import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer, type ServerOptions } from 'ws';
import { allowedOrigins, isForeignOrigin } from '../http/origins.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { Platform } from '../platform.ts';
import { limitBacklog, type SendingConnection } from './backlog-limit.ts';
import { createDoor } from './door.ts';
import { limitPackets, type Connection } from './packet-limit.ts';
import type { IoServer } from './socket-types.ts';

const connectTimeoutMs = 10_000;
const pingIntervalMs = 20_000;
/** Of a long poll: longer than between two pings, which is longer than what the HTTP server takes for a client that is gone. */
const pollSilenceMs = 25_000;
/** A client that says nothing is gone within half a minute, the ping's interval and its goodbye included. */
const pingTimeoutMs = 7_000;
const goodbyeMs = 1_000;
const retryAfterSeconds = 2;

interface IoParts extends Pick<Platform, 'config' | 'log'> {
  /** The HTTP server whose port the sockets share. */
  readonly server: HttpServer;
  /** True while the process has more to do than it can. */
  readonly isBusy: () => boolean;
  /** True once the process was asked to end. */
  readonly isClosing: () => boolean;
  readonly onCut: (reason: 'flood' | 'slow') => void;
}

/** By itself it waits half a minute for a client to say goodbye too. */
class BriefServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const brief: ServerOptions & { readonly closeTimeout: number } = { ...options, closeTimeout: goodbyeMs };
    super(brief);
  }
}

const isHandshake = ({ url = '' }: IncomingMessage): boolean =>
  !new URLSearchParams(url.slice(url.indexOf('?'))).has('sid');

/** Until it is answered, a poll may be silent for longer than other requests. */
const allowSilence = ({ socket }: IncomingMessage, response: ServerResponse): void => {
  const before = socket.timeout ?? 0;
  socket.setTimeout(pollSilenceMs);
  response.once('close', () => socket.setTimeout(before));
};

/** engine.io itself answers each refusal with 400 or 403, as if it were for good. */
const sendAway = ({ headers, socket }: IncomingMessage, response: ServerResponse): void => {
  if (headers.upgrade === undefined) {
    response.writeHead(503, { 'retry-after': String(retryAfterSeconds) }).end();
    return;
  }
  socket.write(
    `HTTP/1.1 503 Service Unavailable\r\nretry-after: ${String(retryAfterSeconds)}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
  );
  socket.destroySoon();
};

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
    pingTimeout: pingTimeoutMs,
    wsEngine: BriefServer,
    allowRequest: (request, give) => give(null, !isForeignOrigin(request.headers, origins)),
  });
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    if (isHandshake(request) && (isClosing() || !mayEnter())) sendAway(request, response);
    else {
      if (request.headers.upgrade === undefined) allowSilence(request, response);
      next();
    }
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
