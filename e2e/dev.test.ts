import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser, openAs, openBrowser } from './journey.ts';
import { freePort } from './server.ts';

const checkout = join(import.meta.dirname, '..');
/** Of a busy machine; a test has two such waits. */
const patience = { timeout: 60_000 };
const testTimeout = 150_000;
const pauseMs = 250;
/** Longer than the API takes to start: saving once more starts it once more. */
const saveAgainMs = 25_000;

/** A copy of the sources, to be changed while the other journeys read the real ones; the packages are shared. */
function copySources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-dev-'));
  const filter = (path: string): boolean => !/\/(?:dist|node_modules\/\.vite)$/.test(path);
  for (const name of ['package.json', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'apps', 'packages', 'scripts']) {
    // Links between the packages are relative: they have to lead to the copies.
    cpSync(join(checkout, name), join(folder, name), { recursive: true, verbatimSymlinks: true, filter });
  }
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  cpSync(inject('preparedData'), join(folder, 'data'), { recursive: true });
  return folder;
}

describeInBrowser('npm run dev', () => {
  let folder: string;
  let browser: Browser;
  let dev: ChildProcess;
  let ended: Promise<unknown[]>;
  let output = '';
  let url: string;

  beforeAll(async () => {
    folder = copySources();
    const [apiPort, webPort] = [await freePort(), await freePort()];
    url = `http://localhost:${webPort}`;
    const { PATH, HOME } = process.env;
    // What `npm run dev` runs, without the question whether everything is installed. It leads a process group, as in a terminal.
    dev = spawn(
      process.execPath,
      ['-e', `import('./scripts/tasks/dev.mjs').then(({ run }) => run()).then(process.exit)`],
      {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH, HOME, PORT: String(apiPort), WEB_PORT: String(webPort), DATA_DIR: join(folder, 'data') },
      },
    );
    ended = once(dev, 'exit');
    for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    if (isRunning()) process.kill(-groupOf(dev), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the API says of itself, asked through the client's server as the browser would. */
  const health = async (): Promise<string> => {
    const answer = await fetch(`${url}/health/live`).catch(() => null);
    return answer?.ok === true ? ((await answer.json()) as { status: string }).status : 'none';
  };

  const edit = (file: string, from: string, to: string): void => {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    expect(source).toContain(from);
    writeFileSync(path, source.replace(from, to));
  };

  /**
   * A watcher that was just looking away misses a change, and says that it waits a moment before it does: whoever sees nothing
   * happen saves once more.
   */
  const saveUntil = async (file: string, holds: () => Promise<boolean>): Promise<void> => {
    const path = join(folder, file);
    let waitMs = 0;
    const look = async (): Promise<boolean> => {
      if (await holds()) return true;
      waitMs += pauseMs;
      if (waitMs % saveAgainMs === 0) writeFileSync(path, readFileSync(path));
      return false;
    };
    await expect.poll(look, { ...patience, interval: pauseMs }).toBe(true);
  };

  /** True while any process of the group is there. */
  const isRunning = (): boolean => {
    try {
      return process.kill(-groupOf(dev), 0);
    } catch {
      return false;
    }
  };

  test('serves the client, and the API through it', { timeout: testTimeout }, async () => {
    await expect.poll(health, patience).toBe('ok');
  });

  test(
    'shows a saved component without a reload: what was typed is still there',
    { timeout: testTimeout },
    async () => {
      const { page, context } = await openAs(browser, { url }, null);
      const listens = page.waitForEvent('console', { predicate: (message) => message.text() === '[vite] connected.' });
      await page.goto('/zaloguj', { waitUntil: 'networkidle' });
      await listens;
      await page.getByLabel('E-mail').fill('ktos@przyklad.example');
      await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
      const file = 'apps/web/src/ui/page-title.tsx';
      edit(file, '{children ?? title}', '{children ?? title}, sąsiedzie');
      const shown = page.getByRole('heading', { level: 1, name: /sąsiedzie$/ });
      await saveUntil(file, () => shown.isVisible());
      expect(await page.getByLabel('E-mail').inputValue()).toBe('ktos@przyklad.example');
      expect(await page.locator('html').getAttribute('data-same-document')).toBe('');
      await context.close();
    },
  );

  test('outlives a mistake in the API, and starts it again when it is mended', { timeout: testTimeout }, async () => {
    const file = 'apps/api/src/platform/http/health.ts';
    edit(file, `status: 'ok'`, `status: 'mended`);
    await expect.poll(() => output, patience).toContain('Waiting for file changes before restarting');
    expect(await health()).toBe('none');
    edit(file, `status: 'mended`, `status: 'mended'`);
    await saveUntil(file, async () => (await health()) === 'mended');
  });

  test('ends whole at Ctrl-C', { timeout: testTimeout }, async () => {
    process.kill(-groupOf(dev), 'SIGINT');
    expect(await ended).toEqual([0, null]);
    await expect.poll(isRunning, patience).toBe(false);
    expect(output).toContain('Stopped.');
  });
});

/** The number of the group that the process leads. */
function groupOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('It did not start');
  return pid;
}
