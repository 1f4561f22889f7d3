import { build } from '../lib/build.mjs';
import { say } from '../lib/log.mjs';

/** `npm run build`: what production runs, the server and the web client, each only if its sources changed. */
export async function run() {
  const built = await build();
  if (built.output !== '') say(built.output);
  return built.ok ? 0 : 1;
}
