import { connect, createServer, type Server, type Socket } from 'node:net';

/** A door in front of several instances, as simple as one can be: it passes bytes on. */
export interface Balancer {
  readonly url: string;
  readonly port: number;
  /** Ports of the instances to choose from, in turns. */
  use(ports: readonly number[]): void;
  close(): void;
}

const openTo = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });

const isReady = async (port: number): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/health/ready`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  return answer?.ok === true;
};

/** Listens on a free port; asks each instance ten times a second whether it wants requests. */
export const openBalancer = async (): Promise<Balancer> => {
  let ports: readonly number[] = [];
  let ready: readonly number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();

  const ask = async (): Promise<void> => {
    const asked = ports;
    const answers = await Promise.all(asked.map(isReady));
    if (asked === ports) ready = asked.filter((_, index) => answers[index] === true);
  };
  const timer = setInterval(() => void ask(), 100);

  const open = async (): Promise<Socket | null> => {
    for (let tried = 0; tried < ready.length; tried += 1) {
      turn += 1;
      const port = ready[turn % ready.length];
      // One that has just stopped is still thought ready: the next one is tried.
      const socket = port === undefined ? null : await openTo(port).catch(() => null);
      if (socket !== null) return socket;
    }
    return null;
  };

  const pass = async (client: Socket): Promise<void> => {
    const server = await open();
    if (server === null) {
      client.destroy();
      return;
    }
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  };

  const listener: Server = createServer((client) => {
    client.on('error', () => client.destroy());
    void pass(client);
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return {
    port: address.port,
    url: `http://127.0.0.1:${String(address.port)}`,
    use: (next) => {
      ports = next;
      void ask();
    },
    close: () => {
      clearInterval(timer);
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
