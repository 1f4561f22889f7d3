import { existsSync } from 'node:fs';
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
  await server.register(fastifyStatic, {
    root: webDir,
    // One route per file, found at start: everything else is left to the pages.
    wildcard: false,
    index: false,
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? year : 'no-cache');
    },
  });
};
