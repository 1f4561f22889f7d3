import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';

const year = 'public, max-age=31536000, immutable';

/**
 * Serves the client's build. Files under `assets/` carry their content's hash in the name and never change; the rest is asked
 * for again each time. `index.html` is the first-HTML template, which belongs to the pages.
 */
export const registerStatic = async (server: FastifyInstance, { webDir }: Pick<Config, 'webDir'>): Promise<void> => {
  if (!existsSync(webDir)) {
    server.log.warn({ webDir }, 'the client is not built: only the API is served');
    return;
  }
  const shared = {
    index: false,
    preCompressed: true,
    cacheControl: false,
  } as const;
  // One route per file, found at start: everything else is left to the pages.
  await server.register(fastifyStatic, {
    ...shared,
    root: webDir,
    wildcard: false,
    globIgnore: ['index.html', 'assets/**', '**/*.br', '**/*.gz'],
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
    },
  });
  // One route for all of these: there are hundreds, those of earlier builds among them, and a route costs tens of kilobytes.
  await server.register(fastifyStatic, {
    ...shared,
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    dotfiles: 'ignore',
    allowedPath: (path) => !/\.(?:br|gz)$/.test(path),
    setHeaders: (reply) => {
      reply.header('cache-control', year);
    },
  });
};
