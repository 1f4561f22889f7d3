import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TaskError, say, stopwatch } from './log.mjs';
import { projectNode, root, runCaptured } from './process.mjs';
import { contentStamp, readStamp, writeStamp } from './stamp.mjs';

const stampFile = 'node_modules/.install-stamp';

/**
 * Brings node_modules to what the lockfile says. Does nothing, and takes no time to speak of, when it is there
 * already. Throws a TaskError that says what to do when the installation fails.
 */
export async function installIfNeeded() {
  const stamp = installStamp();
  if (existsSync(projectNode) && readStamp(stampFile) === stamp) return;

  const manager = packageManager();
  const elapsed = stopwatch();
  say(`Installing the packages with ${manager} (the first time, and whenever the lockfile has changed) ...`);
  const { code, output } = await install(manager);
  if (code !== 0) throw new TaskError(`\n${reasonOf(output, code)}`);
  writeStamp(stampFile, stamp);
  say(`Packages installed in ${elapsed()}.`);
}

/** Everything that decides what ends up in node_modules. */
function installStamp() {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .toSorted()
      .map((name) => `${folder}/${name}/package.json`),
  );
  return contentStamp(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'bench/package.json', ...manifests],
    // node_modules holds programs for one platform; a checkout may be shared with a container.
    [process.platform, process.arch],
  );
}

/** @returns {string} such as "pnpm@12.21.0" */
function packageManager() {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (
    typeof manifest !== 'object' ||
    manifest === null ||
    !('packageManager' in manifest) ||
    typeof manifest.packageManager !== 'string'
  ) {
    throw new TaskError('package.json does not name its packageManager.');
  }
  return manifest.packageManager;
}

/** @param {string} manager */
async function install(manager) {
  try {
    return await runCaptured('npx', ['--yes', manager, 'install', '--frozen-lockfile', '--reporter=append-only'], {
      echo: true,
      // pnpm asks nothing when it believes to be on a build server.
      // Without a network npm would try again for more than a minute before it says so.
      env: { CI: 'true', npm_config_update_notifier: 'false', npm_config_fetch_retry_maxtimeout: '10000' },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new TaskError('npx was not found: install npm, which normally comes with Node, and run this again.');
    }
    throw error;
  }
}

/**
 * What went wrong in one sentence, read off the output of a failed installation.
 *
 * @param {string} output
 * @param {number} code
 */
export function reasonOf(output, code) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(output)
  ) {
    return 'The packages could not be fetched because the package registry does not answer: connect to the network and run this again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: free some space and run this again.';
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'The packages could not be written: check that this folder and your home folder belong to you.';
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `pnpm-lock.yaml does not match a package.json: run "npx ${packageManager()} install" and commit the lockfile.`;
  }
  return `The packages could not be installed (exit code ${code}): the lines above say why.`;
}
