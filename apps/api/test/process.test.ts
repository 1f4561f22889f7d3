import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';

const patience = 120_000;
/** Makes a fault that nobody handles when it is told to. */
const faultOnSignal = `data:text/javascript,process.on('SIGUSR2',()=>{Promise.reject(new Error('nobody handles this'))})`;

describe('the process', () => {
  let dataDir: string;
  let server: Launched;
  const settings = () => ({ DATA_DIR: dataDir, DEMO: 'false' });

  beforeAll(async () => {
    dataDir = await makeDataDir();
  });
  afterAll(() => {
    server.signal('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    'says each step, its address, and the one-time link of an empty installation',
    async () => {
      server = await launch(settings());
      await server.ready();
      const told = server.output();
      for (const line of [
        'Opening the embedded database',
        'Bringing the tables up to date',
        'Filled the empty database with a city and 0 estates',
      ]) {
        expect(told).toContain(line);
      }
      expect(told).toContain(`is at ${server.url}\n`);
      expect(told).toMatch(new RegExp(`${server.url}/pierwszy-administrator#[\\w-]{20,}\\n`));
      expect(told).not.toContain('Demo accounts');
    },
    patience,
  );

  it(
    'names a port that is taken, before it opens anything',
    async () => {
      const other = join(tmpdir(), `moja-ulica-never-${String(process.pid)}`);
      const second = await launch({ DATA_DIR: other, DEMO: 'false', PORT: String(server.port) });
      expect(await second.ended).toBe(1);
      expect(second.output()).toContain(
        `Port ${String(server.port)} on 127.0.0.1 is taken by another program; stop that one, or set PORT to a free port.`,
      );
      expect(second.output()).not.toMatch(/^\s+at /m);
      expect(existsSync(other)).toBe(false);
    },
    patience,
  );

  it(
    'answers what it has taken on, tells that it wants no more, and ends with 0',
    async () => {
      // Half a request: the rest comes after the process was asked to end.
      const socket = connect(server.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      const body = JSON.stringify({ email: 'nobody@example.org', password: 'nie-to-haslo-tutaj' });
      await once(socket, 'connect');
      socket.write(
        `POST /api/v1/auth/sign-in/password HTTP/1.1\r\nHost: x\r\nOrigin: ${server.url}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${String(body.length)}\r\n\r\n${body.slice(0, 10)}`,
      );
      // Answered by the same thread after it has read the half request.
      await fetch(`${server.url}/health/live`);
      server.signal('SIGTERM');
      server.signal('SIGTERM');
      while (!server.output().includes('Finishing what is in flight'))
        await fetch(`${server.url}/health/live`).catch(() => null);
      socket.write(body.slice(10));
      await once(socket, 'close');
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer).toContain('invalid_credentials');
      expect(await server.ended).toBe(0);
      // In order, and not because its time was up.
      expect(server.output()).toContain('Stopped.');
    },
    patience,
  );

  it(
    'starts again on the same folder, and logs a fault that nobody handles before it ends with 1',
    async () => {
      server = await launch(settings(), ['--import', faultOnSignal]);
      await server.ready();
      expect(server.output()).not.toContain('Filled the empty database');
      server.signal('SIGUSR2');
      expect(await server.ended).toBe(1);
      expect(server.output()).toMatch(/"level":"fatal".*nobody handles this.*unhandled rejection/);
    },
    patience,
  );

  it(
    'says everything as lines of the log in production, the one-time link too',
    async () => {
      const other = await makeDataDir();
      const strict = await launch({
        DATA_DIR: other,
        NODE_ENV: 'production',
        SMTP_URL: 'smtp://127.0.0.1:1',
        LOG_LEVEL: 'warn',
      });
      await strict.ready();
      strict.signal('SIGTERM');
      expect(await strict.ended).toBe(0);
      const lines = strict.output().trimEnd().split('\n');
      const told = lines.map((line) => String((JSON.parse(line) as { msg: unknown }).msg));
      expect(told).toEqual(expect.arrayContaining([`Moja ulica is at ${strict.url}`, 'Stopped.']));
      expect(told.filter((msg) => /pierwszy-administrator#[\w-]{20,}$/.test(msg))).toHaveLength(1);
      rmSync(other, { recursive: true, force: true });
    },
    patience,
  );

  it(
    'takes the folder over from a process that was killed, and can be left in the middle of a start',
    async () => {
      server = await launch(settings());
      await server.ready();
      server.signal('SIGKILL');
      await server.ended;
      const next = await launch(settings());
      while (!next.output().includes('Opening')) await new Promise((resolve) => setTimeout(resolve, 20));
      next.signal('SIGINT');
      expect(await next.ended).toBe(0);
      server = await launch(settings());
      await server.ready();
      server.signal('SIGINT');
      expect(await server.ended).toBe(0);
    },
    patience,
  );
});
