import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** How a command has ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** A command of `src/ops` as a process of its own, with these settings and no others. */
export const beginCommand = (
  command: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } => {
  const { PATH = '', HOME = '' } = process.env;
  const script = join(import.meta.dirname, `../src/ops/${command}.ts`);
  const child = spawn(process.execPath, [script, ...args], { env: { PATH, HOME, ...settings } });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, output, complaints }));
  });
  return { child, ended };
};
