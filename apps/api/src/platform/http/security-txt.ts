import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

const validMs = 180 * 24 * 60 * 60 * 1000;

/** Tells whoever found a weakness whom to write to (RFC 9116), where the settings name somebody. */
export const registerSecurityTxt = (
  server: FastifyInstance,
  { config: { publicUrl, securityContact }, clock }: Pick<Platform, 'config' | 'clock'>,
): void => {
  if (securityContact === null) return;
  const path = '/.well-known/security.txt';
  server.get(path, { config: { operation: 'security.contact' } }, (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          `Contact: ${securityContact}`,
          `Expires: ${new Date(clock.now().getTime() + validMs).toISOString()}`,
          'Preferred-Languages: pl, en',
          `Canonical: ${publicUrl}${path}`,
          '',
        ].join('\n'),
      ),
  );
};
