import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { RouteContract } from '@moja-ulica/shared/http.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { securityHeaders } from '../src/platform/http/security-headers.ts';
import { startTestApp, type TestApp, type TestUser } from '../src/testing/index.ts';
import { createJudge, type Judge } from './fuzz/judge.ts';
import { createRandom } from './fuzz/odd-values.ts';
import { validParts } from './fuzz/requests.ts';
import { operations } from './fuzz/run.ts';
import { propertiesOf } from './fuzz/samples.ts';

/** What holds for each operation of the contract, whichever it is: a new one is in here by itself. */
const changing = operations.filter(([, route]) => route.method !== 'GET');
const taking = operations.filter(([, route]) => route.body !== undefined);

let app: TestApp;
let judge: Judge;
let person: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  const place = await app.make.place();
  person = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  judge = createJudge(app);
});
afterAll(() => app.close());
// What is refused waits for nothing: hundreds of such requests would be one turn of the event loop, which the server takes for
// more than it can do. Over connections each comes in a turn of its own.
beforeEach(() => wait(1));

type Headers = Readonly<Record<string, string | undefined>>;

/** A request that the operation would take, but for what is given. */
const send = async (
  route: RouteContract,
  headers: Headers = {},
  change: (body: object) => unknown = (body) => body,
) => {
  const { params, body } = validParts(route, { random: createRandom(1), known: {} });
  const given: Headers = {
    origin: app.platform.config.publicUrl,
    authorization: `Bearer ${person.token}`,
    'content-type': route.upload?.types[0] ?? 'application/json',
    ...(route.creates === true ? { 'idempotency-key': 'a-key-of-this-test' } : {}),
    ...headers,
  };
  const answer = await app.server.inject({
    method: route.method,
    url: route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name]))),
    headers: Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...(route.method === 'GET' ? {} : { payload: JSON.stringify(change(body ?? {})) }),
  });
  expect(judge(route, answer), answer.payload.slice(0, 300)).toBeNull();
  const said: unknown = answer.payload === '' ? null : JSON.parse(answer.payload);
  const code: unknown = typeof said === 'object' && said !== null && 'code' in said ? said.code : null;
  return { status: answer.statusCode, code, payload: answer.payload };
};

describe('a request that another site’s page makes', () => {
  it.each(changing)('changes nothing by %s', async (_operation, route) => {
    const foreign: readonly Headers[] = [
      { origin: 'https://zlo.example' },
      { origin: 'null' },
      { origin: `${app.platform.config.publicUrl}.zlo.example` },
      { origin: undefined, 'sec-fetch-site': 'cross-site' },
      { origin: undefined, 'sec-fetch-site': 'same-site' },
      { origin: undefined, cookie: 'refresh=a' },
    ];
    for (const headers of foreign) {
      expect(await send(route, headers), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'origin_not_allowed',
      });
    }
    // What a form can say without the browser asking first.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await send(route, { 'content-type': type, cookie: 'refresh=a' }), type).toMatchObject({ status: 415 });
    }
  });
});

/** What only the server says, under names that it or others use for it. */
const strangers: Readonly<Record<string, unknown>> = {
  role: 'admin',
  roles: ['moderator'],
  admin: true,
  authorId: 1,
  author: 'osoba-1',
  userId: '1',
  id: 'aaaaaaaaaaaa',
  pinned: true,
  locked: false,
  hidden: false,
  createdAt: '2001-01-01T00:00:00.000Z',
  number: 1,
  version: 99,
  confirmed: true,
  suspendedUntil: null,
  html: '<b>x</b>',
  banner: true,
  __proto__x: 1,
};

describe('a field that is not declared', () => {
  it.each(taking)('is refused by %s, whoever asks', async (_operation, route) => {
    const declared = new Set(propertiesOf(route.body).map(([name]) => name));
    for (const [name, value] of Object.entries(strangers)) {
      if (declared.has(name)) continue;
      const { status, code, payload } = await send(route, {}, (body) => ({ ...body, [name]: value }));
      expect([status, code], name).toEqual([400, 'invalid_input']);
      expect(payload).toContain(`"field":"${name}","code":"unknown_field"`);
    }
  });

  it('is refused as well where the declared ones are objects or lists', () => {
    const open: string[] = [];
    const look = (schema: unknown, where: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('properties' in schema && !('additionalProperties' in schema)) open.push(where);
      for (const [key, inner] of Object.entries(schema)) look(inner, `${where}.${key}`);
    };
    for (const [name, { params, query, body }] of operations) look({ params, query, body }, name);
    expect(open).toEqual([]);
  });
});

describe('a token that does not hold', () => {
  const forged = (): readonly string[] => {
    const [header = '', payload = '', signature = ''] = person.token.split('.');
    const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), admin: true };
    const promoted = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return [`${unsigned}.${payload}.`, `${header}.${promoted}.${signature}`, `${header}.${payload}.`, 'x'];
  };

  it.each(operations.filter(([, { access }]) => access !== 'public'))(
    'opens nothing at %s',
    async (_operation, route) => {
      for (const token of forged()) {
        const { status, code } = await send(route, { authorization: `Bearer ${token}` });
        expect([status, code]).toEqual([401, route.access === 'account' ? 'unauthorized' : 'token_expired']);
      }
      if (route.access !== 'account') return;
      expect(await send(route, { authorization: undefined })).toMatchObject({ status: 401, code: 'unauthorized' });
    },
  );
});

describe('an address alone', () => {
  it('changes nothing, whoever opens it', async () => {
    // Links in mails and pictures in pages ask with GET and HEAD: what changes something is not there for them.
    for (const [name, route] of changing) {
      const url = route.path.replace(/:(\w+)/g, 'aaaaaaaaaaaa');
      for (const method of ['GET', 'HEAD'] as const) {
        if (operations.some(([, other]) => other.path === route.path && other.method === 'GET')) continue;
        const { statusCode } = await app.server.inject({ method, url });
        expect([404, 405], `${method} ${name}`).toContain(statusCode);
      }
    }
  });

  it('asks for nothing secret', () => {
    const said = operations.flatMap(([name, { params, query }]) =>
      [...propertiesOf(params), ...propertiesOf(query)].map(([field]) => `${name}: ${field}`),
    );
    expect(said.filter((each) => /: .*(token|password|secret|email|recovery)/i.test(each))).toEqual([]);
  });

  it('is answered by nobody for TRACE', async () => {
    for (const url of ['/', '/api/v1/me', '/api/openapi.json', '/health/live']) {
      const text = `TRACE ${url} HTTP/1.1\r\nHost: x\r\nX-Secret: abc\r\nConnection: close\r\n\r\n`;
      const answer = await raw(text);
      expect(answer, url).toMatch(/^HTTP\/1\.1 (400|404|405) /);
      expect(answer).not.toContain('abc');
    }
  });
});

/** Sends bytes and reads all that comes back. */
const raw = async (text: string): Promise<string> => {
  if (app.server.server.address() === null) await app.server.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.write(text);
  let answer = '';
  // Ended only now: who hangs up before the answer may get none.
  socket.on('data', (data) => {
    answer += data.toString();
    socket.end();
  });
  await once(socket, 'close');
  return answer;
};

describe('any answer', () => {
  it('has the headers of every answer: operations, the document, health, what is not there, what is no request', async () => {
    const expected = Object.entries(securityHeaders(app.platform.config));
    const urls = [
      '/',
      '/robots.txt',
      '/sitemap.xml',
      '/api/openapi.json',
      '/api/docs',
      '/api/docs/reference.css',
      '/health/live',
      '/health/ready',
      '/files/nie-ma.png',
      '/api/v1/nie-ma',
      '/%zz',
      '/_mail',
      '/socket.io/?EIO=4&transport=polling',
      '/socket.io/?EIO=3&transport=nothing',
      '/socket.io/?EIO=4&transport=polling&sid=nie-ma',
      '/.git/config',
      '/..%2f..%2fetc/passwd',
    ];
    for (const url of urls) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT'] as const) {
        const answer = (await raw(`${method} ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toLowerCase();
        for (const [name, value] of expected) {
          expect(answer, `${method} ${url}`).toContain(`${name}: ${value.toLowerCase()}`);
        }
        expect(answer, `${method} ${url}`).not.toMatch(/^http\/1\.1 5/);
      }
    }
    for (const text of ['NONSENSE\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n']) {
      const answer = (await raw(text)).toLowerCase();
      for (const [name, value] of expected) expect(answer, text).toContain(`${name}: ${value.toLowerCase()}`);
    }
  });

  it('says what its body is', async () => {
    for (const url of [
      '/robots.txt',
      '/sitemap.xml',
      '/api/openapi.json',
      '/api/docs',
      '/api/docs/reference.css',
      '/nie-ma',
    ]) {
      const { headers, payload } = await app.server.inject({ url });
      expect(payload.length).toBeGreaterThan(0);
      expect(headers['content-type'], url).toMatch(/^(text\/(html|plain|css)|application\/(json|xml)); charset=utf-8$/);
    }
  });
});
