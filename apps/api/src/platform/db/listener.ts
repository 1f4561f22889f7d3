import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

/** A connection that only listens, and comes back by itself. */
export interface Listener {
  listen(channel: string, handler: (payload: string) => void): Promise<void>;
  listening(): boolean;
  onListening(handler: (up: boolean) => void): void;
  /** One round trip; throws when the connection is away or the server does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 1000;
/** A connection that died without a word is noticed within these two. */
const heartbeatMs = 5000;
const heartbeatTimeoutMs = 3000;

const quoted = (channel: string): string => `"${channel.replaceAll('"', '""')}"`;

/**
 * Opens the listening connection. It must succeed at first; later losses are mended in the background, with a pause that
 * grows to one second, and told to `onListening`.
 */
export const openListener = async (config: pg.ClientConfig, log: Logger): Promise<Listener> => {
  const channels = new Map<string, ((payload: string) => void)[]>();
  const watchers: ((up: boolean) => void)[] = [];
  const closing = new AbortController();
  let client: pg.Client | null = null;
  let reconnecting: Promise<void> = Promise.resolve();

  const tell = (up: boolean): void => {
    for (const watch of watchers) watch(up);
  };

  const lose = (lost: pg.Client, reason: string): void => {
    if (client !== lost) return;
    client = null;
    lost.connection.stream.destroy();
    if (closing.signal.aborted) return;
    log.warn({ reason }, 'listening connection lost');
    tell(false);
    reconnecting = reconnect();
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...config, keepAlive: true, query_timeout: heartbeatTimeoutMs });
    let broken: string | null = null;
    // Unheard, an error would end the process.
    next.on('error', (error) => {
      broken = error.message;
      lose(next, error.message);
    });
    next.on('end', () => {
      broken ??= 'ended by the server';
      lose(next, 'ended by the server');
    });
    next.on('notification', ({ channel, payload }) => {
      for (const handle of channels.get(channel) ?? []) handle(payload ?? '');
    });
    try {
      await next.connect();
      for (const channel of channels.keys()) await next.query(`listen ${quoted(channel)}`);
      if (broken !== null) throw new Error(broken);
    } catch (error) {
      next.connection.stream.destroy();
      throw error;
    }
    client = next;
  };

  const reconnect = async (): Promise<void> => {
    for (let pauseMs = firstPauseMs; !closing.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        await wait(pauseMs, undefined, { signal: closing.signal });
        await connect();
        log.info('listening connection is back');
        tell(true);
        return;
      } catch (error) {
        if (!closing.signal.aborted) log.debug({ err: error }, 'listening connection: still trying');
      }
    }
  };

  await connect();
  const heartbeat = setInterval(() => {
    const current = client;
    if (current === null) return;
    current.query('select 1').catch((error: unknown) => {
      lose(current, error instanceof Error ? error.message : String(error));
    });
  }, heartbeatMs);
  heartbeat.unref();

  return {
    listen: async (channel, handler) => {
      const known = channels.get(channel);
      channels.set(channel, [...(known ?? []), handler]);
      // While the connection is down, coming back listens to every channel known by then.
      if (known === undefined) await client?.query(`listen ${quoted(channel)}`);
    },
    listening: () => client !== null,
    onListening: (handler) => {
      watchers.push(handler);
    },
    ping: async () => {
      if (client === null) throw new Error('Connection terminated: it is being opened again');
      await client.query('select 1');
    },
    close: async () => {
      closing.abort();
      clearInterval(heartbeat);
      await reconnecting;
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
};
