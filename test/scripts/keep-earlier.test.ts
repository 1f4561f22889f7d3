import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepEarlier } from '../../scripts/lib/keep-earlier.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-earlier-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

const build = (now: Date, ...names: readonly string[]): string[] => {
  const kept = keepEarlier(folder, now);
  kept.before();
  const written = new Date(now.getTime() + 1000);
  for (const name of names) {
    writeFileSync(join(folder, name), 'content');
    utimesSync(join(folder, name), written, written);
  }
  kept.after();
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted();
};

test('a build keeps what the last one wrote, however old, and what was current in the last 30 days', () => {
  expect(build(day(1), 'vendor-1.js', 'page-1.js')).toEqual(['page-1.js', 'vendor-1.js']);
  expect(build(day(100), 'vendor-1.js', 'page-2.js')).toEqual(['page-1.js', 'page-2.js', 'vendor-1.js']);
  // Mended at once, before the server was started again: it still runs on the first.
  expect(build(day(100), 'vendor-1.js', 'page-3.js')).toEqual(['page-1.js', 'page-2.js', 'page-3.js', 'vendor-1.js']);
  expect(build(day(140), 'vendor-1.js', 'page-4.js')).toEqual(['page-3.js', 'page-4.js', 'vendor-1.js']);
});

test('what is there already when the first build comes may be in use', () => {
  writeFileSync(join(folder, 'page-0.js'), 'content');
  utimesSync(join(folder, 'page-0.js'), day(1), day(1));
  expect(build(day(200), 'page-1.js')).toEqual(['page-0.js', 'page-1.js']);
});
