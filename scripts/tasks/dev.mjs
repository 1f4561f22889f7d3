import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { say } from '../lib/log.mjs';
import { ended, forwardSignals, projectNode, root, taskEnv } from '../lib/process.mjs';

const watched = ['apps/api/src', 'packages/shared/src'];

/**
 * `npm run dev`: the API restarts and the browser updates at each saved file. One Ctrl-C stops both; when one of
 * them ends by itself, so does the other.
 */
export async function run() {
  const apiPort = process.env.PORT ?? '3000';
  const webPort = process.env.WEB_PORT ?? '5173';
  // The browser talks to Vite, which hands /api, /socket.io, /files and /health on: that is the origin to trust.
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${webPort}`;
  const env = taskEnv({
    PORT: apiPort,
    WEB_PORT: webPort,
    PUBLIC_URL: publicUrl,
    API_URL: `http://127.0.0.1:${apiPort}`,
  });
  say(`API on port ${apiPort}, client with reload on ${publicUrl}`);

  /** @param {string[]} args */
  const start = (args) => spawn(projectNode, args, { cwd: root, stdio: 'inherit', env });
  const children = [
    // Whole folders rather than what was imported: a file whose import failed, and the catalogues, would not be watched.
    start([...watched.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output', 'apps/api/src/main.ts']),
    start([join(root, 'apps/web/node_modules/vite/bin/vite.js'), 'apps/web', '--port', webPort, '--strictPort']),
  ];
  const stopForwarding = forwardSignals(children);
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (asked = true));
  const codes = await Promise.all(
    children.map((child) =>
      ended(child).finally(() => {
        for (const other of children) if (other !== child) other.kill('SIGTERM');
      }),
    ),
  );
  stopForwarding();
  // Vite and the watcher end with the code of a signal; being asked to end is no failure.
  return asked ? 0 : Math.max(...codes);
}
