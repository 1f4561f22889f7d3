import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';
import type { TestServer } from '../../testing/http-server.ts';
import { testConfig } from '../../testing/http-parts.ts';
import { AppError } from '../errors.ts';

const jan = { userId: 'janjanjanjan', sessionId: 'sessionsesaa' };

let app: TestServer;
beforeAll(async () => {
  app = await startTestServer();
});
afterAll(() => app.server.close());

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const now = () => Math.floor(app.clock.now().getTime() / 1000);

/** A token made by hand; by default one that holds. */
const forge = (
  claims: object = {},
  header: object = {},
  secret = testConfig.tokenSecret ?? '',
  algorithm = 'sha256',
) => {
  const issuer = testConfig.publicUrl;
  const payload = {
    sub: jan.userId,
    sid: jan.sessionId,
    iat: now(),
    exp: now() + 60,
    iss: issuer,
    aud: issuer,
    ...claims,
  };
  const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', ...header })}.${encode(payload)}`;
  return `${signed}.${createHmac(algorithm, secret).update(signed).digest('base64url')}`;
};

const codeOf = (token: unknown): string => {
  try {
    app.http.tokens.verify(token);
    return 'accepted';
  } catch (error) {
    return error instanceof AppError ? error.code : 'fault';
  }
};

it('says who asks', () => {
  expect(app.http.tokens.verify(app.http.tokens.sign(jan))).toEqual(jan);
  expect(codeOf(forge())).toBe('accepted');
});

it('does not mind a clock that is a minute ahead, nor names of keys, which it does not look at', () => {
  expect(codeOf(forge({ iat: now() + 59 }))).toBe('accepted');
  expect(codeOf(forge({}, { kid: 'evil' }))).toBe('accepted');
});

it('holds for fifteen minutes', () => {
  const token = app.http.tokens.sign(jan);
  app.clock.advance({ minutes: 14, seconds: 59 });
  expect(codeOf(token)).toBe('accepted');
  app.clock.advance({ seconds: 1 });
  expect(codeOf(token)).toBe('token_expired');
});

it('carries no more than it must', () => {
  const [, payload = ''] = app.http.tokens.sign(jan).split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(Object.keys(claims as object).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
});

describe('a forged token', () => {
  it.each([
    ['algorithm none', () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${forge().split('.')[1]}.`],
    ['algorithm none, signature kept', () => forge({}, { alg: 'none' })],
    ['algorithm None', () => forge({}, { alg: 'None' })],
    ['another algorithm', () => forge({}, { alg: 'HS512' }, testConfig.tokenSecret ?? '', 'sha512')],
    ['no algorithm', () => forge({}, { alg: undefined })],
    ['a list of algorithms', () => forge({}, { alg: ['HS256'] })],
    ['another key', () => forge({}, {}, 'another secret of another installation')],
    ['an empty key', () => forge({}, {}, '')],
    ['a key of its own', () => forge({}, { jwk: { kty: 'oct', k: 'eA' } }, 'x')],
    ['a foreign key named', () => forge({}, { kid: 'evil' }, 'the key that it names')],
    ['a key named by a path', () => forge({}, { kid: '../../../../dev/null' }, '')],
    ['a key named by an address', () => forge({}, { jku: 'https://evil.example/keys', kid: '1' }, 'its key')],
    ['another type', () => forge({}, { typ: 'JWT' })],
    ['no type', () => forge({}, { typ: undefined })],
    ['an unknown critical header', () => forge({}, { crit: ['exp'] })],
    ['another audience', () => forge({ aud: 'https://other.example' })],
    ['no audience', () => forge({ aud: undefined })],
    ['another issuer', () => forge({ iss: 'https://other.example' })],
    ['no issuer', () => forge({ iss: undefined })],
    ['no expiry', () => forge({ exp: undefined })],
    ['an odd expiry', () => forge({ exp: '9999999999' })],
    ['a start in the future', () => forge({ iat: now() + 61, exp: now() + 900 })],
    ['an odd start', () => forge({ iat: '0' })],
    ['no start', () => forge({ iat: undefined })],
    ['not yet', () => forge({ nbf: 99_999_999_999 })],
    ['no person', () => forge({ sub: undefined })],
    ['an odd person', () => forge({ sub: { $ne: 1 } })],
    ['a person of another shape', () => forge({ sub: "' or 1=1 --" })],
    ['no session', () => forge({ sid: undefined })],
    ['a signature cut', () => forge().slice(0, -2)],
    ['a payload changed', () => forge().replace(/\.(.)/, (_all, letter: string) => `.${letter === 'e' ? 'f' : 'e'}`)],
    ['a list for a payload', () => `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${encode([1])}.x`],
    ['garbage', () => 'x'],
    ['dots', () => '..'],
    ['nothing', () => ''],
    ['a list', () => [forge()]],
    ['an object', () => ({ token: forge() })],
    ['null', () => null],
    ['megabytes', () => 'a.'.repeat(1_000_000)],
  ])('with %s is refused', (_name, make) => {
    expect(codeOf(make())).toBe('unauthorized');
  });

  it('that has expired is refused as expired only with our signature', () => {
    expect(codeOf(forge({ exp: now() - 1 }))).toBe('token_expired');
    expect(codeOf(forge({ exp: now() - 1 }, {}, 'another secret'))).toBe('unauthorized');
  });
});
