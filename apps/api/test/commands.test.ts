import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Without a setting that holds: whoever asks how a command is used need not have any. */
const call = (command: string, ...args: readonly string[]): Promise<Ended> => {
  const { PATH = '', HOME = '' } = process.env;
  const script = join(import.meta.dirname, `../src/ops/${command}.ts`);
  const child = spawn(process.execPath, [script, ...args], { env: { PATH, HOME, PORT: 'none' } });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output, complaints }));
  });
};

it.each([
  ['backup', ['--to', '--keep']],
  ['restore', ['BACKUP', '--replace']],
  ['upgrade', ['--rehearse', '--to']],
  ['doctor', ['--json', '--only']],
  ['retry-jobs', []],
])('%s tells with --help what it does and takes, and does nothing', { timeout: 60_000 }, async (command, known) => {
  const { code, output, complaints } = await call(command, '--help', '--nonsense');
  expect([code, complaints]).toEqual([0, '']);
  const [use, empty, about, ...lines] = output.trimEnd().split('\n');
  expect(use).toMatch(new RegExp(`^Use: npm run ${command}( -- |$)`));
  expect([empty, about?.endsWith('.')]).toEqual(['', true]);
  const told = lines.flatMap((line) => /^ {2}(\S+).* {2}\S/.exec(line)?.[1] ?? []);
  expect(told).toEqual([...known, '--help']);
});
