import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { programEnvironment } from '../../platform/config/program-environment.ts';
import { StartError } from '../../platform/start-error.ts';
import { Interrupted, interruption } from '../interruption.ts';

const packages: Readonly<Record<string, string>> = {
  pg_dump: 'postgresql-client',
  pg_restore: 'postgresql-client',
  psql: 'postgresql-client',
  tar: 'tar',
};

const missing = (program: string): StartError =>
  new StartError(
    `${program} is not installed on this machine, and this cannot be done without it: install Debian's package ${packages[program] ?? program}, or what your system calls it.`,
  );

/** It did not fail: we have ended it because the other one had. */
class EndedByUs extends StartError {}

const failed = (program: string, code: number | null, said: string): StartError =>
  new StartError(`${program} failed (exit code ${String(code)}): ${said.trim() || 'it does not say why'}`);

/** A program at work: its streams, and its end. Ends with us. */
const begin = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdio: ['ignore' | 'pipe', 'ignore' | 'pipe', 'pipe'],
) => {
  const child = spawn(program, args, { stdio, env: programEnvironment({ LC_ALL: 'C', ...env }) });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  interruption.addEventListener('abort', kill);
  // Asked between two steps, when nobody listened.
  if (interruption.aborted) kill();
  let said = '';
  // Its last words say what went wrong.
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject('code' in error && error.code === 'ENOENT' ? missing(program) : error));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      // A terminal tells both of us to stop.
      else if (interruption.aborted) reject(new Interrupted());
      // It may have failed by itself a moment before: then our signal reached nobody.
      else
        reject(child.killed && signal !== null ? new EndedByUs(`${program} was ended`) : failed(program, code, said));
    });
  }).finally(() => {
    process.off('exit', kill);
    interruption.removeEventListener('abort', kill);
  });
  return { child, ended };
};

/** Runs a program to its end and gives what it printed. Throws `StartError` when it is missing, fails or has to stop. */
export const runProgram = async (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { child, ended } = begin(program, args, env, ['ignore', 'pipe', 'pipe']);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await ended;
  return output;
};

interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that reads; `lastWords` are given to it after everything else, and never when a part is missing. */
interface Sink extends Program {
  readonly lastWords: string;
}

/**
 * Runs two programs, the second reading what the first prints; `onBytes` hears how much has passed. The second gets its last
 * words only after the first has ended well: the end of what it reads tells nothing, since it comes also when we are killed.
 * Throws `StartError`.
 */
export const runPiped = async (from: Program, to: Sink, onBytes: (bytes: number) => void): Promise<void> => {
  const source = begin(from.program, from.args, from.env ?? {}, ['ignore', 'pipe', 'pipe']);
  const sink = begin(to.program, to.args, to.env ?? {}, ['pipe', 'ignore', 'pipe']);
  const { stdout } = source.child;
  const { stdin } = sink.child;
  if (stdout === null || stdin === null) throw new Error('the programs have no pipes');
  stdout.on('data', (chunk: Buffer) => onBytes(chunk.length));
  // A sink that has ended refuses more, and its own words say why.
  const passed = pipeline(stdout, stdin, { end: false }).catch(() => void source.child.kill());
  const fed = Promise.all([passed, source.ended]).then(
    () => void stdin.end(to.lastWords),
    (error: unknown) => {
      sink.child.kill();
      throw error;
    },
  );
  const ends = await Promise.allSettled([sink.ended, fed]);
  const faults = ends.filter((end) => end.status === 'rejected');
  // Who ended by itself, rather than by us, has the reason.
  const fault = faults.find(({ reason }) => !(reason instanceof EndedByUs)) ?? faults[0];
  if (fault === undefined) return;
  const reason: unknown = fault.reason;
  throw reason instanceof Error ? reason : new Error(String(reason));
};

/** How a program of PostgreSQL is told where the database is, without the password where others see it. */
export const connectionFor = (
  url: string,
): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } => {
  const address = new URL(url);
  const password = address.searchParams.get('password') ?? decodeURIComponent(address.password);
  address.password = '';
  address.searchParams.delete('password');
  return {
    args: [`--dbname=${address.href}`, '--no-password'],
    env: {
      PGAPPNAME: 'moja-ulica backup',
      PGCONNECT_TIMEOUT: '10',
      ...(password === '' ? {} : { PGPASSWORD: password }),
    },
  };
};

/** Throws `StartError` when the program is missing or older than the server, which it could then not read. */
export const requireVersion = async (program: string, serverMajor: number): Promise<void> => {
  const major = Number(/(\d+)(?:\.\d+|\w+)*/.exec(await runProgram(program, ['--version']))?.[1] ?? 0);
  if (major >= serverMajor) return;
  throw new StartError(
    `${program} on this machine is of PostgreSQL ${String(major)}, and the server is PostgreSQL ${String(serverMajor)}: install postgresql-client-${String(serverMajor)} or newer.`,
  );
};
