import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { Type } from 'typebox';
import { serverFile, serverFlags } from '../../scripts/lib/build-server.mjs';
import { freePort } from '../lib/free-port.ts';
import { startChild, type Child } from './child.ts';
import { BenchFault } from './fault.ts';
import { fetchBytes } from './fetch-bytes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tied = pathToFileURL(join(import.meta.dirname, 'tied.ts')).href;
const readyWithinMs = 60_000;

/** Our server at work. */
export interface AppServer {
  readonly url: string;
  /** From starting the process to its first answer. */
  readonly firstAnswerMs: number;
  /** Resident memory of the process, bytes. */
  memoryBytes(): Promise<number>;
  /** The most that it was since the start, bytes. */
  peakMemoryBytes(): Promise<number>;
  stop(): Promise<void>;
}

interface AppOptions {
  readonly databaseUrl: string;
  readonly tokenSecret: string;
  /** Settings beyond those of a plain installation. */
  readonly env?: Readonly<Record<string, string>>;
  /** Asked again and again until it is answered with 200: the end of the start. */
  readonly firstPath: string;
  /** Folder for a CPU profile, written when the server ends; null: none. */
  readonly profileDir: string | null;
}

/** Origin that the measured servers say they have; nobody goes there. */
export const publicUrl = 'https://bench.example.org';

const untilAnswered = async (child: Child, url: string, path: string): Promise<void> => {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (child.exitCode() !== null) throw new BenchFault(`Our server ended while starting:\n${child.output()}`);
    const answer = await fetchBytes(url, { method: 'GET', path, headers: {} }).catch(() => null);
    if (answer?.status === 200) return;
    await wait(5);
  }
  throw new BenchFault(`Our server gave no answer within ${readyWithinMs / 1000} s:\n${child.output()}`);
};

/** Starts the production server on a database, with the settings of a plain installation, and waits for its first answer. */
export const startAppServer = async (options: AppOptions): Promise<AppServer> => {
  const { databaseUrl, tokenSecret, env, firstPath, profileDir } = options;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const profiled = profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const began = performance.now();
  const child = startChild(join(root, serverFile), {
    execArgv: [...serverFlags, '--import', tied, ...profiled],
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      // Asked for in production; nothing that is measured sends a mail.
      SMTP_URL: 'smtp://127.0.0.1:9',
      DATABASE_URL: databaseUrl,
      TOKEN_SECRET: tokenSecret,
      ...env,
    },
  });
  await untilAnswered(child, url, firstPath);
  return {
    url,
    firstAnswerMs: performance.now() - began,
    memoryBytes: () => child.call('memory', null, Type.Integer()),
    peakMemoryBytes: () => child.call('peakMemory', null, Type.Integer()),
    stop: () => child.stop(),
  };
};
