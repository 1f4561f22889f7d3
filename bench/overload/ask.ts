import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { Pool } from 'undici';
import type { LoadRequest } from '../harness/messages.ts';
import type { Ending } from './tally.ts';

/** More than the answers that are on their way at any time, fewer than the server lets in. */
const maxConnections = 1500;
const patienceMs = 20_000;

/** Asks one server for things, over as many connections as answers are waited for. */
export interface Asker {
  readonly http: (request: LoadRequest) => Promise<Ending>;
  /** Connects a socket of its own, joins the room, and leaves again. */
  readonly join: (room: string) => Promise<Ending>;
  readonly close: () => Promise<void>;
}

const endingOf = (status: number, retryAfter: unknown): Ending => {
  if (status === 200 || status === 201 || status === 304) return 'served';
  if (status !== 503 && status !== 429) return { wrong: String(status) };
  return typeof retryAfter === 'string' ? 'refused' : { wrong: `${String(status)} without Retry-After` };
};

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/** socket.io tells of an answer to the handshake in words. */
const endingOfHandshake = (error: Error): Ending => {
  const cause: unknown = 'description' in error ? error.description : null;
  const told = cause instanceof Object && 'message' in cause ? String(cause.message) : error.message;
  return /: (503|429)$/.test(told) ? 'refused' : { wrong: `socket: ${told}` };
};

export const createAsker = (url: string): Asker => {
  const pool = new Pool(url, {
    connections: maxConnections,
    pipelining: 1,
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
  });
  return {
    http: async ({ method, path, headers, body }) => {
      try {
        const wish = method === 'POST' ? { ...headers, 'idempotency-key': randomUUID() } : headers;
        const answer = await pool.request({ method, path, headers: wish, body: body ?? null });
        await answer.body.dump({ limit: Number.MAX_SAFE_INTEGER });
        return endingOf(answer.statusCode, answer.headers['retry-after']);
      } catch (error) {
        return { wrong: reasonOf(error) };
      }
    },
    join: (room) =>
      new Promise((resolve) => {
        const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, timeout: patienceMs });
        const end = (ending: Ending): void => {
          resolve(ending);
          socket.disconnect();
        };
        socket.once('connect_error', (error) => end(endingOfHandshake(error)));
        socket.once('connect', () => {
          socket.timeout(patienceMs).emit('room.join', { room }, (error: Error | null, answer: unknown) => {
            const joined = error === null && answer instanceof Object && 'ok' in answer && answer.ok === true;
            const code = answer instanceof Object && 'code' in answer ? String(answer.code) : 'no answer';
            if (joined) end('served');
            else end(code === 'unavailable' ? 'refused' : { wrong: `room: ${code}` });
          });
        });
      }),
    close: () => pool.close(),
  };
};
