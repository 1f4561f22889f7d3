import { t as StartError } from './start-error-CNiwIYhP.js';
import { createServer } from 'node:net';
// apps/api/src/platform/http/listen-fault.ts
/** What stands in the way of listening, in a sentence that says what to do; other errors stay as they are. */
const listenFault = (
  error,
  { host, port },
  settings = {
    host: 'HOST',
    port: 'PORT',
  },
) => {
  const code = error instanceof Error && 'code' in error ? error.code : void 0;
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
const tryPort = (config) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFault(error, config)));
    probe.listen(
      {
        host: config.host,
        port: config.port,
      },
      () => probe.close(() => resolve()),
    );
  });
export { tryPort as n, listenFault as t };
