import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverFile, serverFlags } from '../scripts/lib/build-server.mjs';

const root = join(import.meta.dirname, '..');
const serverArgs = [...serverFlags, join(root, serverFile)];
const readyWithinMs = 90_000;
const stopWithinMs = 12_000;

export interface ServerOptions {
  /** A data folder to start from, copied so that it stays as it is. */
  readonly copyDataFrom?: string;
  /** Use this data folder, and leave it there at the end; by default a new one, removed by `stop`. */
  readonly dataDir?: string;
  /** What the site is called; by default its address, which no passkey can be made for. */
  readonly hostname?: string;
  /** By default a free one. */
  readonly port?: number;
  /** What Node runs; by default the server itself. */
  readonly args?: readonly string[];
  /** Further settings, as in the README's table. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Milliseconds from starting the process until it said that it was ready. */
  readonly readyAfterMs: number;
  /** Everything that it has printed so far. */
  output(): string;
  /** Asks it to end (SIGTERM) and resolves with its exit code; after 12 s it is killed, which is an error. */
  stop(): Promise<number>;
  /** Kills it as a power cut would (SIGKILL); the data folder stays, for a restart on it. */
  kill(): Promise<void>;
}

/**
 * Starts the real server, what `npm start` runs, as a process of its own and waits until it is ready. The
 * settings of the person who runs the tests do not reach it.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const ownsData = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'moja-ulica-e2e-'));
  if (options.copyDataFrom !== undefined) cpSync(options.copyDataFrom, dataDir, { recursive: true });
  const port = options.port ?? (await freePort());
  const url = `http://${options.hostname ?? '127.0.0.1'}:${port}`;
  const startedAt = performance.now();
  const { child, ended, output } = launchServer(options.args ?? serverArgs, {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    ...options.env,
  });
  const removeData = (): void => {
    if (ownsData) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(url, child, output);
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    removeData();
    throw error;
  }
  return {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    readyAfterMs: performance.now() - startedAt,
    output,
    stop: async () => {
      child.kill('SIGTERM');
      const giveUp = new AbortController();
      const late = sleep(stopWithinMs, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
      const code = await Promise.race([ended, late]);
      giveUp.abort();
      if (code === 'late') {
        child.kill('SIGKILL');
        await ended;
      }
      removeData();
      if (code === 'late') throw new Error(`The server did not end within ${stopWithinMs} ms.\n${output()}`);
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Makes a data folder with the demo in it, by a first start; the caller removes it. */
export async function prepareData(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-demo-'));
  const server = await startServer({ dataDir });
  const code = await server.stop();
  if (code !== 0) throw new Error(`The server ended with ${code}.\n${server.output()}`);
  return dataDir;
}

/**
 * Starts the server where it is expected to end by itself, such as with bad settings.
 *
 * @returns its exit code and everything that it printed
 */
export async function runServerToEnd(env: Readonly<Record<string, string>>): Promise<{ code: number; output: string }> {
  const { child, ended, output } = launchServer(serverArgs, { HOST: '127.0.0.1', ...env });
  const timer = setTimeout(() => child.kill('SIGKILL'), readyWithinMs);
  const code = await ended;
  clearTimeout(timer);
  return { code, output: output() };
}

interface Launched {
  readonly child: ChildProcess;
  /** Resolves with the exit code; never rejects. */
  readonly ended: Promise<number>;
  readonly output: () => string;
}

/** @param command a program with its arguments, or arguments for this Node */
function launchServer(command: readonly string[], env: Readonly<Record<string, string>>): Launched {
  const [program, ...args] = command[0] === 'npm' ? command : [process.execPath, ...command];
  const child = spawn(program ?? process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited(['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ']), ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, ended: endOf(child), output: () => output };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended with ${child.exitCode ?? child.signalCode} before it was ready.\n${output()}`);
    }
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`The server was not ready within ${readyWithinMs} ms.\n${output()}`);
}

/** Resolves with the exit code, or 128 when a signal ended it; never rejects. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 128));
    child.once('error', () => resolve(127));
  });
}

function inherited(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port was given.'));
        else resolve(address.port);
      });
    });
  });
}
