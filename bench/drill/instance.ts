import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverFile, serverFlags } from '../../scripts/lib/build-server.mjs';
import { DrillError } from './drill-error.ts';

/** One process of the application, started again by the drill as a supervisor would. */
export interface Instance {
  readonly name: string;
  readonly url: string;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  start(): void;
  /** When it says that it is ready; throws `DrillError` if it ends by itself or takes longer than a minute. */
  ready(): Promise<void>;
  /** Asks it to end (SIGTERM) and gives its exit code. */
  stop(): Promise<number>;
  /** Ends that nobody asked for, with their exit codes: there should be none. */
  readonly unaskedEnds: readonly number[];
}

const root = join(import.meta.dirname, '../..');
const readyWithinMs = 60_000;
const askEveryMs = 25;

interface InstanceOptions {
  readonly name: string;
  readonly port: number;
  /** Gets the log. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
}

export const createInstance = ({ name, port, folder, settings }: InstanceOptions): Instance => {
  const url = `http://127.0.0.1:${String(port)}`;
  const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  const unaskedEnds: number[] = [];
  const running: { child: ChildProcess | null } = { child: null };

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number> => {
    const current = running.child;
    running.child = null;
    if (current === null) return 0;
    const ended = once(current, 'exit');
    current.kill(signal);
    await ended;
    return current.exitCode ?? 128;
  };

  return {
    name,
    url,
    unaskedEnds,
    start: () => {
      const started = spawn(process.execPath, [...serverFlags, join(root, serverFile)], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', PORT: String(port), ...settings },
      });
      started.stdout.pipe(log, { end: false });
      started.stderr.pipe(log, { end: false });
      started.once('exit', (code) => {
        if (running.child !== started) return;
        running.child = null;
        unaskedEnds.push(code ?? 128);
      });
      running.child = started;
    },
    ready: async () => {
      const deadline = Date.now() + readyWithinMs;
      while (running.child !== null && Date.now() < deadline) {
        const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
        if (answer?.status === 200) return;
        await sleep(askEveryMs);
      }
      throw new DrillError(`The ${name} instance did not become ready; its log is in ${folder}.`);
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};
