import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const main = join(import.meta.dirname, '../src/main.ts');

/** The server as a process of its own. */
export interface Launched {
  readonly url: string;
  readonly port: number;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
  output(): string;
  /** Until `/health/ready` says yes; rejects when the process ends before. */
  ready(): Promise<void>;
}

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
};

/** Starts `main.ts` with these settings and no others. */
export const launch = async (
  settings: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<Launched> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, PORT: String(port), PUBLIC_URL: url, ...settings },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  return {
    url,
    port,
    ended,
    signal: (name) => void child.kill(name),
    output: () => output,
    ready: async () => {
      for (;;) {
        if (child.exitCode !== null) throw new Error(`It ended with ${String(child.exitCode)}:\n${output}`);
        const answer = await fetch(`${url}/health/ready`).catch(() => null);
        if (answer?.ok === true) return;
        await wait(50);
      }
    },
  };
};
