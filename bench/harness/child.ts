import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Answer } from './rpc.ts';

/** How long a child may take to end in order before it is killed. */
const stopWithinMs = 12_000;

/** A process of the bench: a server, a load generator, or a crowd of sockets. */
export interface Child {
  readonly pid: number;
  /** Asks it for something (see `answerParent`); rejects with the child's own reason, or when it has ended. */
  call<S extends TSchema>(name: string, input: unknown, output: S): Promise<Static<S>>;
  /** The exit code once it has ended; null while it runs. */
  exitCode(): number | null;
  /** Everything it has printed. */
  output(): string;
  /** Asks it to end (SIGTERM), kills it when it does not, and waits for its end. */
  stop(): Promise<void>;
}

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags for Node itself. */
  readonly execArgv?: readonly string[];
}

const running = new Set<Child>();

/** Ends whatever still runs: nothing of the bench outlives it. */
export const stopAllChildren = async (): Promise<void> => {
  await Promise.all([...running].map((child) => child.stop()));
};

/** The settings of whoever runs the bench do not reach its processes, apart from where programs and folders are. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const callsOf = (process: ChildProcess, explain: () => string) => {
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  process.on('message', (message) => {
    const { id, output, error } = Value.Parse(Answer, message);
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(output);
    else call?.reject(new Error(error));
  });
  process.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`A process of the bench ended early.\n${explain()}`));
    waiting.clear();
  });
  return (name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      process.send({ id: lastId, name, input }, (error: Error | null) => {
        if (error !== null) reject(error);
      });
    });
};

/** Starts a module as a Node process of its own, which ends with us. What it prints is kept in a file meanwhile. */
export const startChild = (file: string, { env = {}, execArgv = [] }: ChildOptions = {}): Child => {
  const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-bench-'));
  const printed = openSync(join(folder, 'output'), 'a');
  const started = fork(file, {
    env: { ...inherited(), ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', printed, printed, 'ipc'],
    serialization: 'advanced',
  });
  closeSync(printed);
  let kept: string | null = null;
  const output = (): string => kept ?? readFileSync(join(folder, 'output'), 'utf8');
  const ended = once(started, 'exit').then(() => {
    kept = output();
    rmSync(folder, { recursive: true, force: true });
    running.delete(child);
  });
  const call = callsOf(started, output);
  const child: Child = {
    pid: started.pid ?? 0,
    call: async (name, input, schema) => Value.Parse(schema, await call(name, input)),
    exitCode: () => started.exitCode ?? (started.signalCode === null ? null : 128),
    output,
    stop: async () => {
      started.kill('SIGTERM');
      const patience = new AbortController();
      const late = wait(stopWithinMs, undefined, { signal: patience.signal }).then(() => started.kill('SIGKILL'));
      await Promise.race([ended, late.catch(() => undefined)]);
      await ended;
      patience.abort();
    },
  };
  running.add(child);
  return child;
};
