import { expect, it } from 'vitest';
import { beginCommand } from './call-command.ts';

it.each([
  ['backup', ['--to', '--keep']],
  ['restore', ['BACKUP', '--replace']],
  ['upgrade', ['--rehearse', '--to']],
  ['doctor', ['--json', '--only']],
  ['retry-jobs', []],
])('%s tells with --help what it does and takes, and does nothing', { timeout: 60_000 }, async (command, known) => {
  // Whoever asks how a command is used need not have settings that hold.
  const { code, output, complaints } = await beginCommand(command, ['--help', '--nonsense'], { PORT: 'none' }).ended;
  expect([code, complaints]).toEqual([0, '']);
  const [use, empty, about, ...lines] = output.trimEnd().split('\n');
  expect(use).toMatch(new RegExp(`^Use: npm run ${command}( -- |$)`));
  expect([empty, about?.endsWith('.')]).toEqual(['', true]);
  const told = lines.flatMap((line) => /^ {2}(\S+).* {2}\S/.exec(line)?.[1] ?? []);
  expect(told).toEqual([...known, '--help']);
});

it('are called as whoever called them says', { timeout: 60_000 }, async () => {
  const settings = { PORT: 'none', MOJA_ULICA_CALLED: 'sudo moja-ulica' };
  const { output } = await beginCommand('backup', ['--help'], settings).ended;
  expect(output).toMatch(/^Use: sudo moja-ulica backup \[--to FOLDER\]/);
});
