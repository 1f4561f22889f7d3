import { connect, createServer, type Socket } from 'node:net';

/** A proxy that can lose an answer. */
export interface LossyProxy {
  readonly url: string;
  /**
   * Resolves once the server has begun to answer the next request that starts so (such as `POST /api/v1/threads/`): not a byte
   * of the answer is passed on, and the connection is cut.
   */
  loseAnswerTo(start: string): Promise<void>;
  close(): Promise<void>;
}

/** Stands between browser and server as a bad line would, byte by byte; knows just enough HTTP to tell a request by its start. */
export function openLossyProxy(proxyPort: number, serverPort: number): Promise<LossyProxy> {
  const sockets = new Set<Socket>();
  let awaited: { readonly start: string; readonly lost: () => void } | undefined;

  const server = createServer((browser) => {
    const upstream = connect(serverPort, '127.0.0.1');
    let losing: (() => void) | undefined;
    const cut = (): void => {
      browser.destroy();
      upstream.destroy();
    };
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    browser.on('data', (chunk: Buffer) => {
      if (awaited !== undefined && chunk.toString('latin1').startsWith(awaited.start)) {
        losing = awaited.lost;
        awaited = undefined;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (losing === undefined) browser.write(chunk);
      else {
        losing();
        cut();
      }
    });
  });

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(proxyPort, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${proxyPort}`,
        loseAnswerTo: (start) =>
          new Promise((lost) => {
            awaited = { start, lost };
          }),
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
