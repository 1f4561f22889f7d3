/** What may wait for one client to take it: hundreds of ordinary posts, a few dozen of the longest. */
const maxBacklogBytes = 1024 * 1024;

/** The part of engine.io's socket that is needed here. */
export interface SendingConnection {
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
  close(discard?: boolean): void;
}

const sizeOf = (data: unknown): number => (typeof data === 'string' ? data.length : 0);

/**
 * Cuts a connection that does not take what it is sent: what waits for it would grow with every event. When it comes back it
 * asks for what it missed.
 */
export const limitBacklog = (connection: SendingConnection, onCut: () => void): void => {
  // What was handed to the transport does not count: it takes the next only when that is gone.
  let waiting = 0;
  let cut = false;
  connection.on('flush', () => {
    waiting = 0;
  });
  connection.on('packetCreate', ({ data }) => {
    waiting += sizeOf(data);
    if (waiting <= maxBacklogBytes || cut) return;
    cut = true;
    onCut();
    connection.close(true);
  });
};
