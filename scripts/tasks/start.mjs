import { buildWeb } from '../lib/build-web.mjs';
import { TaskError, say } from '../lib/log.mjs';
import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm start`: builds the web client if its sources changed, then runs the server until it is told to stop. The
 * server itself says what it does next (database, migrations, demo, address).
 */
export async function run() {
  const web = await buildWeb();
  if (!web.ok) {
    say(web.output);
    throw new TaskError('The web client could not be built: the lines above say why.');
  }
  return runForeground(projectNode, ['apps/api/src/main.ts']);
}
