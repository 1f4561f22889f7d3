import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepEarlier } from './keep-earlier.mjs';
import { say, stopwatch } from './log.mjs';
import { projectNode, root, runCaptured } from './process.mjs';
import { contentStamp, readStamp, writeStamp } from './stamp.mjs';

const dist = 'apps/web/dist';
// Inside dist, so that whoever builds or deletes it by hand takes the stamp away as well.
const stampFile = `${dist}/.build-stamp`;
const vite = join(root, 'apps/web/node_modules/vite/bin/vite.js');

/**
 * Builds the web client into apps/web/dist, unless what is there was built from exactly these sources.
 *
 * @returns {Promise<{ ok: boolean, output: string }>} output: what the build printed, empty when nothing had to be done
 */
export async function buildWeb() {
  const stamp = contentStamp(['apps/web', 'packages/shared', 'pnpm-lock.yaml', 'tsconfig.base.json']);
  if (existsSync(join(root, dist, 'index.html')) && readStamp(stampFile) === stamp) {
    return { ok: true, output: '' };
  }
  const elapsed = stopwatch();
  say('Building the web client ...');
  const kept = keepEarlier(join(root, dist, 'assets'), new Date());
  kept.before();
  const { code, output } = await runCaptured(projectNode, [vite, 'build', 'apps/web', '--logLevel', 'warn'], {
    // The server's NODE_ENV may be another; to Vite it would mean React's development build, twice the size.
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) return { ok: false, output };
  kept.after();
  writeStamp(stampFile, stamp);
  say(`Web client built in ${elapsed()}.`);
  return { ok: true, output };
}
