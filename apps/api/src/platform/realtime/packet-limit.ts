import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';

const windowMs = 10_000;

/** The part of engine.io's socket that is needed here. */
export interface Connection {
  on(event: 'packet', listener: (packet: { readonly type: string }) => void): unknown;
  close(discard?: boolean): void;
}

/**
 * Cuts a connection that sends more than `realtimeLimits.eventsPerTenSeconds` messages in ten seconds. Counted below socket.io, so
 * that malformed messages and attempts to connect elsewhere count as well; heartbeats do not.
 */
export const limitPackets = (connection: Connection, onCut: () => void): void => {
  let windowStart = performance.now();
  let count = 0;
  let cut = false;
  connection.on('packet', ({ type }) => {
    if (type !== 'message' || cut) return;
    const now = performance.now();
    if (now - windowStart >= windowMs) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    if (count <= realtimeLimits.eventsPerTenSeconds) return;
    cut = true;
    onCut();
    connection.close(true);
  });
};
