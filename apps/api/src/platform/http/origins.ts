import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/config.ts';
import { AppError } from '../errors.ts';

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Origins whose pages may change something or open a socket: the public one. On a machine of one's own `localhost` and its
 * addresses are the same server, so each of them is taken when the public one is any of them.
 */
export const allowedOrigins = (config: Pick<Config, 'publicUrl'>): ReadonlySet<string> => {
  const publicUrl = new URL(config.publicUrl);
  if (!loopbackHosts.includes(publicUrl.hostname)) return new Set([publicUrl.origin]);
  const port = publicUrl.port === '' ? '' : `:${publicUrl.port}`;
  return new Set(loopbackHosts.map((host) => `${publicUrl.protocol}//${host}${port}`));
};

/**
 * True when another site's page made the request: a browser says where a request comes from, by `Origin` or by
 * `Sec-Fetch-Site`. Without either it is no browser, or one that reads from our own plain-HTTP page.
 */
export const isForeignOrigin = (headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): boolean => {
  if (headers.origin !== undefined) return !allowed.has(headers.origin);
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
};

/**
 * For requests that change something: refuses those of another site's page, and those with a cookie that do not say where
 * they come from. Throws `origin_not_allowed`.
 */
export const refuseForeignOrigin = (headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): void => {
  const silent = headers.origin === undefined && headers['sec-fetch-site'] === undefined;
  if (isForeignOrigin(headers, allowed) || (silent && headers.cookie !== undefined)) {
    throw new AppError('origin_not_allowed');
  }
};
