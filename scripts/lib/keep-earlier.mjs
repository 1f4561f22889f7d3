import { existsSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Inside the folder, so that whoever deletes that takes the list away as well; a dot, so that it is not served.
const listName = '.build-files';
/** A tab may stay open for weeks, and a server may run on an earlier build for as long. */
const keptMs = 30 * 24 * 3_600_000;

/**
 * Notes what a build has written into a folder whose files carry a hash of their content in their names, and deletes what no
 * build of the last 30 days had. What is left of earlier ones is what a server that was started before still hands out, and
 * what pages that are open still ask for. Call `before` first, then build, which must not empty the folder, then `after`.
 *
 * @param {string} folder
 * @param {Date} now
 */
export function keepEarlier(folder, now) {
  return {
    /** The files of the last build may have been in use until this moment, however old they are. */
    before() {
      // Earlier than what is written next, whatever a file system makes of fractions.
      const moment = new Date(now.getTime() - 1000);
      for (const name of ofLastBuild(folder)) {
        const file = join(folder, name);
        if (existsSync(file)) utimesSync(file, moment, moment);
      }
    },
    after() {
      const files = filesIn(folder);
      for (const { name, mtimeMs } of files) {
        if (mtimeMs < now.getTime() - keptMs) rmSync(join(folder, name));
      }
      const written = files.filter(({ mtimeMs }) => mtimeMs > now.getTime() - 500).map(({ name }) => `${name}\n`);
      writeFileSync(join(folder, listName), written.join(''));
    },
  };
}

/**
 * All that is there where nobody noted it.
 *
 * @param {string} folder
 */
function ofLastBuild(folder) {
  const list = join(folder, listName);
  return existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : filesIn(folder).map(({ name }) => name);
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, mtimeMs: statSync(join(folder, name)).mtimeMs }));
}
