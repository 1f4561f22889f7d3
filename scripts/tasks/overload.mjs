import { build } from '../lib/build.mjs';
import { TaskError, say } from '../lib/log.mjs';
import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run overload`: offers the production build three times what it can carry; see bench/README.md.
 *
 * @param {string[]} args
 */
export async function run(args) {
  const built = await build();
  if (!built.ok) {
    say(built.output);
    throw new TaskError('The server or the web client could not be built: the lines above say why.');
  }
  return runForeground(projectNode, ['bench/overload/main.ts', ...args]);
}
