import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../scripts/run.mjs');

interface Outcome {
  code: number | null;
  output: string;
}

/** Runs `node scripts/run.mjs <args>`; `signal` is sent when it has printed "ready". */
function run(args: string[], signal?: NodeJS.Signals): Promise<Outcome> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
    if (signal !== undefined && chunk.includes('ready')) child.kill(signal);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

const program = (endCode: number): string[] => [
  'node',
  '-e',
  `for (const signal of ['SIGTERM', 'SIGINT']) {
     process.on(signal, () => { console.log('got', signal); process.exit(${endCode}); });
   }
   setInterval(() => {}, 1000);
   console.log('ready');`,
];

test('tasks run on the Node that package.json names', async () => {
  const { code, output } = await run(['node', '--version']);
  expect(output).toMatch(/^v24\./m);
  expect(code).toBe(0);
});

test('an exit code comes through', async () => {
  expect((await run(['node', '-e', 'process.exit(7)'])).code).toBe(7);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s is handed on, and the ending is waited for', async (signal) => {
  expect(await run(program(0), signal)).toMatchObject({ code: 0, output: `ready\ngot ${signal}\n` });
  expect(await run(program(3), signal)).toMatchObject({ code: 3 });
});

test.each([[['nothing-of-this-name']], [['../lib/log']], [[]]])('%j is refused in one sentence', async (args) => {
  const { code, output } = await run(args);
  expect(code).toBe(1);
  expect(output.trimEnd().split('\n')).toHaveLength(1);
});
