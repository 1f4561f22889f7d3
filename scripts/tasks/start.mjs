import { serverFile, serverFlags } from '../lib/build-server.mjs';
import { build } from '../lib/build.mjs';
import { TaskError, say } from '../lib/log.mjs';
import { projectNode, runForeground } from '../lib/process.mjs';

/**
 * `npm start`: builds the server and the web client if their sources changed, then runs the server until it is told to stop. The
 * server itself says what it does next (database, migrations, demo, address).
 */
export async function run() {
  const built = await build();
  if (!built.ok) {
    say(built.output);
    throw new TaskError('The server or the web client could not be built: the lines above say why.');
  }
  return runForeground(projectNode, [...serverFlags, serverFile]);
}
