import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One cookie that only the server reads. */
export interface Cookie {
  read(request: Pick<FastifyRequest, 'headers'>): string | null;
  write(reply: FastifyReply, value: string, maxAgeSeconds: number): void;
  clear(reply: FastifyReply): void;
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * HttpOnly, SameSite=Strict, for this host alone: `__Host-` makes the browser insist on it. The plain name is used only where the
 * installation itself is on http, as when trying out, since browsers take neither Secure nor the prefix there.
 */
export const createCookie = (name: string, publicUrl: string): Cookie => {
  const secure = publicUrl.startsWith('https:');
  const fullName = secure ? `__Host-${name}` : name;
  const write = (reply: FastifyReply, value: string, maxAge: number): void => {
    reply.header(
      'set-cookie',
      stringifySetCookie({ name: fullName, value, httpOnly: true, secure, sameSite: 'strict', path: '/', maxAge }),
    );
  };
  return {
    read: (request) => {
      const value = parseCookie(request.headers.cookie ?? '')[fullName];
      return value !== undefined && tokenPattern.test(value) ? value : null;
    },
    write,
    clear: (reply) => {
      write(reply, '', 0);
    },
  };
};

/** The cookie that carries the refresh token. */
export const createRefreshCookie = (publicUrl: string): Cookie => createCookie('refresh', publicUrl);
