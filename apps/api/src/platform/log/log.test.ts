import { describe, expect, it } from 'vitest';
import { createLog, logOfRequest } from './log.ts';

const capture = () => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
  return { lines, log };
};

describe('the log', () => {
  it('is one JSON object a line, whatever comes from outside', () => {
    const { lines, log } = capture();
    log.info({ requestId: 'abc', name: 'x\r\n{"level":"fatal","msg":"forged"}' }, 'first\nsecond\u2028third');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd().split('\n')).toHaveLength(1);
    const entry = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(entry).toMatchObject({ level: 'info', requestId: 'abc' });
    expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('keeps errors with their causes, without values, details and addresses', () => {
    const { lines, log } = capture();
    const inner = Object.assign(new Error('duplicate key: jan@example.org'), {
      code: '23505',
      detail: 'Key (email)=(jan@example.org) already exists.',
    });
    const outer = Object.assign(
      new Error('Failed query: insert into users\nparams: jan@example.org,$argon2id$v=19$hash', { cause: inner }),
      { code: 'OUTER' },
    );
    log.error({ err: outer }, 'request failed');
    const written = lines.join('');
    expect(written).not.toContain('jan@example.org');
    expect(written).not.toContain('argon2id');
    expect(JSON.parse(written)).toMatchObject({
      err: {
        code: 'OUTER',
        message: 'Failed query: insert into users',
        stack: expect.stringMatching(/log\.test\.ts/) as string,
        cause: { code: '23505', message: 'duplicate key: [address]' },
      },
    });
  });

  it('hides what must not be written', () => {
    const { lines, log } = capture();
    log.info({ token: 'secret', mail: { to: 'a@b.pl', password: '123456' }, headers: { 'set-cookie': 'secret' } }, 'x');
    expect(lines.join('')).not.toMatch(/secret|a@b\.pl|123456/);
  });

  it('of a request has its id on every line, whatever else is bound', () => {
    const { lines, log } = capture();
    const own = logOfRequest(log, 'abcdefghijkm');
    own.warn('first');
    own.child({ part: 'x' }).info({ more: 1 }, 'second');
    log.info('of nobody');
    expect(lines.map((line) => (JSON.parse(line) as Record<string, unknown>)['requestId'])).toEqual([
      'abcdefghijkm',
      'abcdefghijkm',
      undefined,
    ]);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ part: 'x', more: 1 });
  });

  it('takes what is not an error', () => {
    const { lines, log } = capture();
    log.warn({ err: 'a text' }, 'odd');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { type: 'string', message: 'a text' } });
  });
});
