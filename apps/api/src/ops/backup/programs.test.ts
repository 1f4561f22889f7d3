import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectionFor, runPiped, runProgram } from './programs.ts';

describe('the address of the database', () => {
  it.each([
    ['postgres://u:p%40ss@db.example:5433/forum?sslmode=require', 'postgres://u@db.example:5433/forum?sslmode=require'],
    ['postgres:///forum?host=/run/postgresql&password=p%40ss', 'postgres:///forum?host=%2Frun%2Fpostgresql'],
  ])('is given without its password, which others could read: %s', (url, given) => {
    const { args, env } = connectionFor(url);
    expect(args).toEqual([`--dbname=${given}`, '--no-password']);
    expect(env).toMatchObject({ PGPASSWORD: 'p@ss' });
  });

  it('has no password where there is none', () => {
    expect(connectionFor('postgres://u@localhost/forum').env).not.toHaveProperty('PGPASSWORD');
  });
});

describe('programs', () => {
  it('that fail are quoted', async () => {
    await expect(runProgram('sh', ['-c', 'echo nope >&2; exit 4'])).rejects.toThrow('sh failed (exit code 4): nope');
  });

  it('that hand on to each other count what passed', async () => {
    let bytes = 0;
    const from = { program: 'sh', args: ['-c', 'head -c 100000 /dev/zero'] };
    const to = { program: 'sh', args: ['-c', 'test $(wc -c) = 100003'], lastWords: 'end' };
    await runPiped(from, to, (more) => (bytes += more));
    expect(bytes).toBe(100_000);
  });

  it('that hand on to each other fail when either does, with its words', async () => {
    const good = { program: 'sh', args: ['-c', 'head -c 1000000 /dev/zero'] };
    const reads = { program: 'sh', args: ['-c', 'cat > /dev/null'], lastWords: '' };
    const bad = { program: 'sh', args: ['-c', 'echo no >&2; exit 5'], lastWords: '' };
    await expect(runPiped(good, bad, () => undefined)).rejects.toThrow('sh failed (exit code 5): no');
    await expect(runPiped(bad, reads, () => undefined)).rejects.toThrow('sh failed (exit code 5): no');
  });

  it('that hand on to each other never take a part for the whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-piped-'));
    const done = join(folder, 'done');
    const half = { program: 'sh', args: ['-c', 'head -c 100000 /dev/zero; exit 5'] };
    const commits = { program: 'sh', args: ['-c', `cat > /dev/null && touch ${done}`], lastWords: '' };
    await expect(runPiped(half, commits, () => undefined)).rejects.toThrow('sh failed (exit code 5)');
    expect(existsSync(done)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
