import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** The project's own Node, brought by the installation. */
export const projectNode = join(bin, 'node');

/**
 * @param {string} name such as "oxlint"
 * @returns {string} the path of a tool that the installation brought
 */
export function projectTool(name) {
  return join(bin, name);
}

/**
 * The environment of every task: the project's tools and its Node come first in PATH.
 *
 * @param {Record<string, string | undefined>} [extra] an undefined value removes the variable
 * @returns {NodeJS.ProcessEnv}
 */
export function taskEnv(extra = {}) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

/**
 * The exit code of an ended process as a shell would report it: 128 + signal number when a signal ended it.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  return code ?? (signal === null ? 1 : 128 + constants.signals[signal]);
}

/**
 * Runs a program on our terminal until it ends. SIGTERM, SIGINT and SIGHUP are handed on to it and we wait for its
 * own ending, so that it can finish what is in flight.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runForeground(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: taskEnv(options.env) });
  const stopForwarding = forwardSignals([child]);
  return ended(child).finally(stopForwarding);
}

/**
 * Waits for the end of a process.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** @type {NodeJS.Signals[]} */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Remembers a signal that asks for an end, for what goes on to the next thing when a child has ended.
 *
 * @returns {{ code: () => number | null, stop: () => void }} code: the exit code that goes with it, null while none has come
 */
export function endedBySignal() {
  /** @type {number | null} */
  let code = null;
  /** @param {NodeJS.Signals} signal */
  const remember = (signal) => {
    code = exitCodeOf(null, signal);
  };
  for (const signal of signals) process.on(signal, remember);
  return {
    code: () => code,
    stop: () => {
      for (const signal of signals) process.off(signal, remember);
    },
  };
}

/**
 * Hands the signals that ask for an end on to the children.
 *
 * A terminal sends Ctrl-C to every process of the foreground group, so the children may get SIGINT twice: they have
 * to take a repeated signal as the same wish.
 *
 * @param {import('node:child_process').ChildProcess[]} children
 * @returns {() => void} stops handing on
 */
export function forwardSignals(children) {
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    for (const child of children) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * Runs a program to its end and keeps what it printed. A signal that asks us to end is handed on to it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, echo?: boolean }} [options] echo: also print it as it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCaptured(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: taskEnv(options.env) });
  const stopForwarding = forwardSignals([child]);
  let output = '';
  /** @param {Buffer} chunk */
  const collect = (chunk) => {
    output += chunk.toString('utf8');
    if (options.echo === true) process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve({ code: exitCodeOf(code, signal), output });
    });
  });
}
