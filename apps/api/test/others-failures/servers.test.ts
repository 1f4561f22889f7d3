import { once } from 'node:events';
import { connect } from 'node:net';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSingleAddress } from '../../src/platform/mail/safe-text.ts';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../src/testing/index.ts';
import { oddEvents, oddFrames } from '../fuzz/odd-frames.ts';

let app: TestApp;
let host: string;
let jan: TestUser;
let place: TestPlace;
beforeAll(async () => {
  app = await startTestApp({ trustedProxies: ['10.0.0.0/8'] });
  place = await app.make.place();
  jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  (await app.socket(null)).close();
  const address = app.server.server.address();
  host = typeof address === 'object' && address !== null ? `127.0.0.1:${String(address.port)}` : 'nowhere';
});
afterAll(() => app.close());

const origin = (): string => app.platform.config.publicUrl;
const mailed = (): string =>
  app.mailbox.all.map(({ subject, text, html, to, from }) => `${subject}${text}${html}${to}${from}`).join('');

/** Sends packets over a connection of its own. */
const sendPackets = async (packets: readonly (string | Buffer)[]): Promise<void> => {
  for (const packet of packets) {
    const socket = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`, { origin: origin() });
    socket.on('error', () => undefined);
    await once(socket, 'message');
    socket.send('40{}');
    await once(socket, 'message');
    socket.send(packet);
    const bystander = await app.socket(null);
    expect(await bystander.join(`forum:${place.slug}`), String(packet).slice(0, 80)).toEqual({ ok: true });
    bystander.close();
    socket.terminate();
  }
};

describe('NodeBB', () => {
  it('CVE-2023-30591: an event whose name is a list ended the process', async () => {
    await sendPackets([
      '42[["room.join"],{}]',
      '42[["toString"]]',
      '42[{"toString":null},{}]',
      '42[[[]]]',
      '42[null,{}]',
    ]);
  });

  it('CVE-2022-46164: an event called like a property of every object ran it, and took accounts over', async () => {
    await sendPackets(oddEvents.slice(0, 6).map((name) => `42${JSON.stringify([name, { room: '__proto__' }])}`));
    const socket = await app.socket(jan);
    for (const room of [
      '__proto__',
      'constructor',
      'forum:__proto__',
      'user:aaaaaaaaaaaa',
      `session:${jan.sessionId}`,
    ]) {
      // @ts-expect-error -- no room of ours
      expect(await socket.join(room)).toEqual({ ok: false, code: 'invalid_input' });
    }
    const answer = await app.callRaw(threadRoutes.threadPage, { params: { thread: '__proto__', page: 'constructor' } });
    expect(answer.status).toBe(400);
  });
});

describe('Beehive Forum', () => {
  it('CVE-2022-50910: a reset link led to whatever host the request named', async () => {
    const body = { email: jan.email };
    app.mailbox.clear();
    for (const headers of [
      { host: 'zlo.example' },
      { host: 'localhost:3140', 'x-forwarded-host': 'zlo.example', 'x-forwarded-proto': 'https' },
      { host: 'localhost:3140@zlo.example' },
      { forwarded: 'host=zlo.example;proto=https', 'x-host': 'zlo.example', 'x-original-url': 'http://zlo.example/' },
    ]) {
      app.clock.advance({ minutes: 20 });
      expect((await app.call(identityRoutes.requestCode, { body, headers })).status).toBe(202);
    }
    // The whole address in the first line.
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
    const payload = JSON.stringify(body);
    socket.write(
      `POST http://zlo.example${identityRoutes.requestCode.path} HTTP/1.1\r\nHost: zlo.example\r\nOrigin: ${origin()}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${String(payload.length)}\r\nConnection: close\r\n\r\n${payload}`,
    );
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (data) => (text += data.toString())).on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    await app.drain();
    expect(app.mailbox.to(jan.email).length).toBeGreaterThanOrEqual(4);
    expect(mailed()).not.toContain('zlo.example');
    expect(mailed()).toContain(origin());
  });
});

describe('Fastify', () => {
  it('CVE-2026-3635: X-Forwarded-* was believed of whoever sent it', async () => {
    const guess = (remoteAddress: string, forwarded: string) =>
      app.server.inject({
        method: 'POST',
        url: identityRoutes.signInWithPassword.path,
        remoteAddress,
        headers: {
          origin: origin(),
          'content-type': 'application/json',
          'x-forwarded-for': forwarded,
          'x-forwarded-host': 'zlo.example',
          'x-forwarded-proto': 'https',
        },
        payload: JSON.stringify({ email: `nikt-${forwarded}@poczta.example`, password: 'zle haslo zle haslo' }),
      });
    const statuses = async (remoteAddress: string): Promise<Set<number>> => {
      const seen = new Set<number>();
      for (let count = 0; count < 52; count += 1) {
        seen.add((await guess(remoteAddress, `198.51.100.${String(count)}`)).statusCode);
      }
      return seen;
    };
    // A stranger is one household, whatever it says; what the named proxy says are fifty-two.
    expect(await statuses('203.0.113.50')).toEqual(new Set([401, 429]));
    expect(await statuses('10.1.2.3')).toEqual(new Set([401]));
  });

  it('CVE-2025-32442: a body under an odd content type was not validated', async () => {
    for (const type of [
      'application/json ;x',
      'application/json\t; charset=utf-8',
      'APPLICATION/JSON',
      'application/json;',
    ]) {
      const answer = await app.callRaw(identityRoutes.requestCode, {
        body: { email: 'x', admin: true },
        headers: { 'content-type': type },
      });
      expect([400, 415], type).toContain(answer.status);
    }
  });
});

describe('nodemailer', () => {
  it('CVE-2025-14874: an address with groups in groups exhausted it, one with quotes went to somebody else', async () => {
    const odd = [
      `${'g:'.repeat(5_000)}a@b.pl${';'.repeat(5_000)}`,
      '"zlo@zlo.example x"@poczta.example',
      'a@poczta.example, zlo@zlo.example',
      'Jan <zlo@zlo.example>',
      'jan@poczta.example\r\nBcc: zlo@zlo.example',
      'jan@poczta.example\u2028zlo@zlo.example',
    ];
    app.mailbox.clear();
    for (const email of odd) {
      expect(isSingleAddress(email)).toBe(false);
      for (const route of [identityRoutes.requestCode, identityRoutes.signInWithCode]) {
        const body = { email, ...(route === identityRoutes.requestCode ? {} : { code: '000000' }) };
        expect((await app.callRaw(route, { body })).status, email.slice(0, 60)).toBe(400);
      }
    }
    await app.drain();
    expect(app.mailbox.all).toEqual([]);
  });
});

describe('engine.io and socket.io', () => {
  it('CVE-2022-21676, CVE-2023-32695, CVE-2024-38355: one packet ended the process', { timeout: 60_000 }, async () => {
    await sendPackets(oddFrames);
    expect((await app.call(identityRoutes.me, { as: jan })).status).toBe(200);
  });
});

describe('markdown-it', () => {
  const shapes: readonly (readonly [what: string, body: string])[] = [
    ['newlines', `x ${'\n'.repeat(19_000)}x`],
    ['blanks', `x${' '.repeat(19_000)}x`],
    ['brackets', '['.repeat(19_000)],
    ['links in links', '[a]('.repeat(4_900)],
    ['quotes', '>'.repeat(19_000)],
    ['stars', '*a'.repeat(9_900)],
    ['underscores', '_a_ '.repeat(4_900)],
    ['ticks', '`'.repeat(19_000)],
    ['tables', `${'a|'.repeat(200)}\n${'-|'.repeat(200)}\n${'|\n'.repeat(9_000)}`],
    ['lists', '* '.repeat(9_900)],
    ['addresses', 'https://a.b/('.repeat(1_500)],
    ['tags', '<a '.repeat(6_600)],
    ['comments', '<!--'.repeat(4_900)],
    ['entities', '&#x'.repeat(6_600)],
    ['mentions', '@a'.repeat(9_900)],
    ['dashes', '-=\n'.repeat(6_600)],
  ];
  it.each(shapes)('CVE-2022-21670: sixteen shapes of text took it for ever, one of them: %s', async (_what, body) => {
    const startedAt = process.cpuUsage();
    const answer = await app.call(threadRoutes.preview, { as: jan, body: { body: body.slice(0, 20_000) } });
    const { user, system } = process.cpuUsage(startedAt);
    expect([200, 400]).toContain(answer.status);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});
