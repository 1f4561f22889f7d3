import { buildServer } from './build-server.mjs';
import { buildWeb } from './build-web.mjs';

/**
 * Builds what production runs: the server and the web client, each only if its sources changed.
 *
 * @returns {Promise<{ ok: boolean, output: string }>} output: what the builds printed, the reason where one failed
 */
export async function build() {
  const server = await buildServer();
  return server.ok ? buildWeb() : server;
}
