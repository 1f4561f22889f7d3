import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort, runServerToEnd, startServer, type RunningServer } from './server.ts';

/** What README tells a newcomer to type. */
const npmStart = ['npm', 'start'];

describe('npm start', () => {
  let dataDir: string;
  let server: RunningServer | undefined;

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-start-'));
    cpSync(inject('preparedData'), dataDir, { recursive: true });
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  // How long it takes depends on what else the machine does (5 s are promised, 3 s were measured); that nothing is done
  // twice does not.
  test('does nothing twice when nothing has changed, says where it is, and ends with 0 when asked to', async () => {
    server = await startServer({ dataDir, args: npmStart });
    const page = await fetch(server.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(server.output()).toContain(server.url);
    expect(server.output()).not.toMatch(/Installing|Building|Filled/);
    expect(await server.stop()).toBe(0);
  });
});

describe('a start that cannot succeed', () => {
  let running: RunningServer;

  beforeAll(async () => {
    running = await startServer({ copyDataFrom: inject('preparedData') });
  });

  afterAll(() => running.stop());

  test('names the process that uses the data folder', async () => {
    const { code, output } = await runServerToEnd({ PORT: String(await freePort()), DATA_DIR: running.dataDir });
    expect(code).toBe(1);
    expect(output).toContain(String(running.pid));
    expect(output).not.toMatch(/^\s+at /m);
  });

  test('lists all bad settings at once', async () => {
    const { code, output } = await runServerToEnd({ PORT: 'many', LOG_LEVEL: 'loud', PUBLIC_URL: 'here' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'PUBLIC_URL']) expect(output).toContain(name);
    expect(output).not.toMatch(/^\s+at /m);
  });

  test('leaves the server that was there untouched', async () => {
    const answer = await fetch(`${running.url}/health/ready`);
    expect(answer.status).toBe(200);
  });
});
