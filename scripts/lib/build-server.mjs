import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepEarlier } from './keep-earlier.mjs';
import { projectNode, root, runCaptured } from './process.mjs';
import { contentStamp, readStamp, writeStamp } from './stamp.mjs';

const api = 'apps/api';
const stampFile = `${api}/dist/.build-stamp`;

/** What production runs, relative to the checkout. */
export const serverFile = `${api}/dist/main.js`;

/**
 * For Node. With its own choice of the first, twice as much, what a start leaves behind stays in memory for nothing (25 MB);
 * without the second it lets garbage grow to three times what is used before it collects, more than 100 MB under pressure.
 * The others: docs/decisions/0022.
 */
export const serverFlags = [
  '--max-semi-space-size=16',
  '--max-old-space-size=512',
  '--no-allocation-site-pretenuring',
  '--v8-pool-size=1',
];

/**
 * Builds the server into apps/api/dist, unless what is there was built from exactly these sources.
 *
 * @returns {Promise<{ ok: boolean, output: string }>} output: what the build printed, empty when nothing had to be done
 */
export async function buildServer() {
  const stamp = contentStamp([`${api}/src`, `${api}/rolldown.config.ts`, 'packages/shared', 'pnpm-lock.yaml']);
  if (existsSync(join(root, serverFile)) && readStamp(stampFile) === stamp) {
    return { ok: true, output: '' };
  }
  // A running server reads some of its parts only when it needs them.
  const kept = keepEarlier(join(root, api, 'dist'), new Date());
  kept.before();
  const rolldown = join(root, api, 'node_modules/rolldown/bin/cli.mjs');
  const { code, output } = await runCaptured(projectNode, [rolldown, '-c', join(root, api, 'rolldown.config.ts')]);
  if (code !== 0) return { ok: false, output };
  kept.after();
  writeStamp(stampFile, stamp);
  return { ok: true, output: '' };
}
