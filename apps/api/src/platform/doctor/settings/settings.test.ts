import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Reader } from '../../db/reader.ts';
import type { Check, Finding } from '../check.ts';
import { runChecks } from '../run-checks.ts';
import { checkClock } from './clock.ts';
import { checkFolder, isTight } from './disk.ts';
import { checkMail, checkSender } from './mail.ts';
import { checkRedis } from './redis.ts';

/** A database server of which nothing is asked but its time. */
const clockAhead = (ms: number): Reader => ({
  kind: 'postgresql',
  rows: () => Promise.resolve([{ ms: Date.now() + ms }]),
  close: () => Promise.resolve(),
});

const ask = (check: Check, settings: Partial<Config>, reader: Reader = clockAhead(0)): Promise<readonly Finding[]> =>
  check.run({ config: { ...loadConfig({ NODE_ENV: 'test' }), ...settings }, reader, now: new Date() });

describe('the clock', () => {
  it('of both machines may differ by little', async () => {
    expect(await ask(checkClock, {}, clockAhead(1500))).toEqual([]);
    expect(await ask(checkClock, {}, clockAhead(-1500))).toEqual([]);
  });

  it('that is wrong is named, in either direction', async () => {
    for (const [ms, told] of [
      [90_000, /^The clock of the database server is (90\.0|89\.9) s ahead of that of this machine\.$/],
      [-90_000, / is (90\.0|89\.9) s behind that of this machine\.$/],
      [600_000, / is 10 minutes ahead of /],
      [-40 * 86_400_000, / is 40 days behind /],
    ] as const) {
      const [finding] = await ask(checkClock, {}, clockAhead(ms));
      expect(finding?.problem).toMatch(told);
    }
  });
});

describe('the disk', () => {
  it.each([
    ['plenty', 50, 100, false],
    ['less than a tenth', 9, 100, true],
    ['a tenth that is less than 2 GB', 1.5, 10, true],
    ['little of a small disk, enough in bytes', 2.5, 10, false],
    ['nothing', 0, 100, true],
  ])('with %s', (_, freeGb, totalGb, tight) => {
    expect(isTight({ free: freeGb * 1e9, total: totalGb * 1e9 })).toBe(tight);
  });
});

describe('the data folder', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-folder-'));
    for (const name of ['db', 'backups']) mkdirSync(join(dataDir, name));
    writeFileSync(join(dataDir, 'db.lock'), '');
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('may hold what the app puts there', async () => {
    expect(await ask(checkFolder, { dataDir })).toEqual([]);
  });

  it('is told of an embedded database that PostgreSQL has replaced', async () => {
    const [finding] = await ask(checkFolder, { dataDir, databaseUrl: 'postgres://localhost/x' });
    expect(finding?.problem).toContain(`${join(dataDir, 'db')} is an embedded database`);
  });

  it('is told of what nobody of us put there', async () => {
    mkdirSync(join(dataDir, 'db.new'));
    const [finding, ...more] = await ask(checkFolder, { dataDir });
    expect(finding?.examples).toEqual([join(dataDir, 'db.new')]);
    expect(more).toEqual([]);
  });

  it('that nobody can write to is named', async () => {
    const file = join(dataDir, 'db.lock');
    const [finding] = await ask(checkFolder, { dataDir: join(file, 'data'), databaseUrl: 'postgres://localhost/x' });
    expect(finding?.problem).toMatch(/^The data folder cannot be written to .*: .*not a directory \(access, ENOTDIR\)/);
  });

  it('need not be there for who has PostgreSQL', async () => {
    expect(await ask(checkFolder, { dataDir: join(dataDir, 'none'), databaseUrl: 'postgres://localhost/x' })).toEqual(
      [],
    );
  });
});

describe('mail', () => {
  let server: Server;
  let port: number;
  let greeting = '220 test';
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.write(`${greeting}\r\n`);
      socket.on('data', (line) => void socket.write(/^QUIT/i.test(String(line)) ? '221 bye\r\n' : '250 ok\r\n'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => void server.close());

  it('is well with a server that takes us, or with none', async () => {
    expect(await ask(checkMail, { smtpUrl: `smtp://127.0.0.1:${String(port)}` })).toEqual([]);
    expect(await ask(checkMail, { smtpUrl: null })).toEqual([]);
  });

  it('tells what the server says when it does not, and never the password', async () => {
    greeting = '554 go away';
    const [finding] = await ask(checkMail, { smtpUrl: `smtp://user:hunter2@127.0.0.1:${String(port)}` });
    expect(finding?.problem).toMatch(/^The mail server 127\.0\.0\.1:\d+ does not take us: .*554 go away/);
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('says which word of the address is wrong when the port speaks no TLS', async () => {
    greeting = '220 test';
    const [finding] = await ask(checkMail, { smtpUrl: `smtps://127.0.0.1:${String(port)}` });
    expect(finding?.problem).toMatch(/does not take us: it does not speak TLS from the first word\.$/);
    expect(finding?.advice).toContain('smtp:// instead of smtps://');
  });

  it('names a server that is not there', async () => {
    const [finding] = await ask(checkMail, { smtpUrl: 'smtp://127.0.0.1:1' });
    expect(finding?.problem).toContain('ECONNREFUSED');
  });

  it('asks nothing about the sender where it is only tried out', async () => {
    const context = { config: loadConfig({ NODE_ENV: 'development' }), reader: clockAhead(0), now: new Date() };
    expect(checkSender.beside?.(context)).toContain('NODE_ENV is development');
  });
});

describe('Redis', () => {
  it('is not missed where none is set, and named where it does not answer', async () => {
    expect(await ask(checkRedis, { redisUrl: null })).toEqual([]);
    const [finding] = await ask(checkRedis, { redisUrl: 'redis://:hunter2@127.0.0.1:1' });
    expect(finding?.problem).toContain('Redis at 127.0.0.1:1 does not answer: connect ECONNREFUSED');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });
});

describe('a check that cannot be made', () => {
  it('is told as such, with its reason, and the others are made', async () => {
    const broken: Check = {
      name: 'x',
      area: 'data',
      rule: 'It holds.',
      run: () => Promise.reject(new Error('relation "x" does not exist')),
    };
    const context = { config: loadConfig({ NODE_ENV: 'test' }), reader: clockAhead(0), now: new Date() };
    const options = { deadlineMs: 10_000 };
    const results = await runChecks([broken, checkClock], context, options);
    expect(results.map(({ status, reason }) => [status, reason])).toEqual([
      ['unchecked', 'relation "x" does not exist'],
      ['ok', null],
    ]);
    const locked: Check = {
      ...broken,
      run: () => Promise.reject(Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })),
    };
    const [told] = await runChecks([locked], context, options);
    expect(told?.reason).toMatch(/^canceling statement due to lock timeout\. Somebody holds a lock .* later$/);
    const late = await runChecks([checkClock], context, { ...options, deadlineMs: -1 });
    expect(late[0]).toMatchObject({ status: 'unchecked', reason: 'the time for all checks was over' });
  });
});
