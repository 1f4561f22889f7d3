import { Socket, isIP } from 'node:net';
import { afterAll } from 'vitest';

/** This machine, and the servers that the tests were given. */
const allowedHosts = (): ReadonlySet<string> =>
  new Set([
    'localhost',
    ...[process.env.TEST_DATABASE_URL, process.env.TEST_REDIS_URL]
      .filter((url) => url !== undefined)
      .map((url) => new URL(url).hostname),
  ]);

const isLoopback = (host: string): boolean => (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';

const hostOf = (args: readonly unknown[]): string => {
  const [target, second] = args;
  if (Array.isArray(target)) return hostOf(target);
  if (typeof target === 'object' && target !== null) {
    // A path is a local socket.
    if ('path' in target && typeof target.path === 'string') return 'localhost';
    return 'host' in target && typeof target.host === 'string' ? target.host : 'localhost';
  }
  return typeof target === 'string' || typeof second !== 'string' ? 'localhost' : second;
};

// A test that reaches outside would pass or fail by somebody else's weather: it fails at once and says where it went.
// oxlint-disable-next-line typescript/unbound-method -- the proxy below calls it with its socket
const original = Socket.prototype.connect;

Socket.prototype.connect = new Proxy(original, {
  apply: (target, socket: Socket, args: unknown[]): unknown => {
    const host = hostOf(args);
    if (!allowedHosts().has(host) && !isLoopback(host)) throw new Error(`A test tried to reach ${host}`);
    return Reflect.apply(target, socket, args);
  },
});

afterAll(() => {
  Socket.prototype.connect = original;
});
