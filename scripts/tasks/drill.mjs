import { buildServer } from '../lib/build-server.mjs';
import { TaskError, say } from '../lib/log.mjs';
import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm run drill`: hurts a town of its own and looks whether anything was lost.
 *
 * @param {string[]} args
 */
export async function run(args) {
  const built = await buildServer();
  if (!built.ok) {
    say(built.output);
    throw new TaskError('The server could not be built: the lines above say why.');
  }
  return runForeground(projectNode, ['bench/drill/main.ts', ...args]);
}
