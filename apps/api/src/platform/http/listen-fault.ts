import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { StartError } from '../start-error.ts';

/** What stands in the way of listening, in a sentence that says what to do; other errors stay as they are. */
export const listenFault = (
  error: unknown,
  { host, port }: Pick<Config, 'host' | 'port'>,
  settings = { host: 'HOST', port: 'PORT' },
): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const where = `Port ${String(port)} on ${host}`;
  const sentence =
    code === 'EADDRINUSE'
      ? `${where} is taken by another program; stop that one, or set ${settings.port} to a free port.`
      : code === 'EACCES'
        ? `${where} may not be opened by this user; set ${settings.port} to one above 1023.`
        : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
          ? `${host} is not an address of this machine; set ${settings.host} to one that is, such as 127.0.0.1.`
          : null;
  return sentence === null ? error : new StartError(sentence, { cause: error });
};

/** Finds out that the port is taken before anything is opened for nothing. Throws `listenFault`. */
export const tryPort = (config: Pick<Config, 'host' | 'port'>): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFault(error, config)));
    probe.listen({ host: config.host, port: config.port }, () => probe.close(() => resolve()));
  });
