import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'coverage', '.git']);

/**
 * One hash over the content and the paths of files and, wholly, of folders; build results do not count.
 *
 * @param {string[]} paths relative to the checkout; a missing one counts as empty
 * @param {string[]} [facts] other things that must be the same
 */
export function contentStamp(paths, facts = []) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const path of paths) addToHash(hash, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToHash(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of readdirSync(full).toSorted()) {
    if (!skippedFolders.has(name)) addToHash(hash, `${path}/${name}`);
  }
}

/**
 * @param {string} file relative to the checkout
 * @returns {string | undefined} the stamp that was kept there
 */
export function readStamp(file) {
  const full = join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8').trim() : undefined;
}

/**
 * @param {string} file relative to the checkout
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  writeFileSync(join(root, file), `${stamp}\n`);
}
