import { projectTool, runForeground } from '../lib/process.mjs';

/**
 * `npm run format`: rewrites the files in the project's format.
 *
 * @param {string[]} paths everything, when none is given
 */
export function run(paths) {
  return runForeground(projectTool('oxfmt'), paths);
}
