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
 * Refuses a request that another site's page made: a browser always says where it comes from, by `Origin` or by
 * `Sec-Fetch-Site`. Without either it is no browser, which is fine as long as it brings no cookie.
 * Throws `origin_not_allowed`.
 */
export const refuseForeignOrigin = (headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): void => {
  const { origin } = headers;
  if (origin !== undefined) {
    if (!allowed.has(origin)) throw new AppError('origin_not_allowed');
    return;
  }
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  if (site !== undefined || headers.cookie !== undefined) throw new AppError('origin_not_allowed');
};
