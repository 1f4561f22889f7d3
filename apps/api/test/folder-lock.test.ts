import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../src/platform/db/folder-lock.ts';

const script = join(import.meta.dirname, 'hold-folder.ts');
let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moja-ulica-lock-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const runHolder = async (): Promise<{ child: ChildProcess; said: string }> => {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
};

const file = (): string => join(folder, 'db.lock');

describe('the data folder', () => {
  it('is opened by one process; the other is told by which', async () => {
    const { child, said } = await runHolder();
    expect(said).toBe('held');
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${String(child.pid)};`);
    const second = await runHolder();
    expect(second.said).toContain(`in use by process ${String(child.pid)};`);
  });

  it('is taken over from a process that was killed, by one of all who try', async () => {
    const { child } = await runHolder();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const tries = await Promise.all(Array.from({ length: 4 }, runHolder));
    expect(tries.filter(({ said }) => said === 'held')).toHaveLength(1);
  });

  it('is free again after a release', async () => {
    const lock = await lockFolder(folder);
    lock.release();
    (await lockFolder(folder)).release();
  });

  it.each([
    ['our own number, as after the restart of a container', `${String(process.pid)}\n${hostname()}\n1\n`],
    ['a number that went to another process', `${String(process.ppid)}\n${hostname()}\n1\n`],
    ['something unreadable', 'half a li'],
  ])('is not kept by %s', async (_, mark) => {
    writeFileSync(file(), mark);
    const lock = await lockFolder(folder);
    expect(readFileSync(file(), 'utf8')).not.toBe(mark);
    lock.release();
  });

  it('is not taken from another machine', async () => {
    writeFileSync(file(), '1\nelsewhere\n1\n');
    await expect(lockFolder(folder)).rejects.toThrow('process 1 on elsewhere');
  });
});
