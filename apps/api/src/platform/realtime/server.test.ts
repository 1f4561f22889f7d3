import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import { describe, expect, it } from 'vitest';
import { closed, jan, join, next, ola, open, useSocketServer } from '../../testing/socket-server.ts';

const { at, clock, connected, refusal, tokens } = useSocketServer();

describe('the handshake', () => {
  it('lets guests and accounts in', async () => {
    await connected(null);
    await connected(jan);
    expect(at().realtime.hasUser(jan.userId)).toBe(true);
    expect(at().realtime.hasUser(ola.userId)).toBe(false);
  });

  it('says why it refuses', async () => {
    const token = tokens.sign(jan);
    clock.advance({ minutes: 16 });
    expect(await refusal({ token })).toBe('token_expired');
    at().ended.add(jan.sessionId);
    expect(await refusal({ token: tokens.sign(jan) })).toBe('session_ended');
  });

  it.each([['x'], [['a', 'b']], [{}], [5], [''], [null]])('takes no %j for a token', async (token) => {
    expect(await refusal({ token })).toBe('unauthorized');
  });

  it('is not for pages of other sites', async () => {
    const from = (origin: string) => ({ extraHeaders: { origin } });
    await expect(refusal({}, from('https://evil.example'))).resolves.toBeUndefined();
    await expect(refusal({}, { ...from('https://evil.example'), transports: ['polling'] })).resolves.toBeUndefined();
    await connected(null, from('https://forum.example'));
  });

  it('waits while there is too much to do', async () => {
    at().busy = true;
    await expect(refusal({})).resolves.toBeUndefined();
    for (const upgrade of [{}, { connection: 'upgrade', upgrade: 'websocket' }]) {
      const handshake = request(`${at().url}/socket.io/?EIO=4&transport=polling`, { headers: { ...upgrade } }).end();
      const [answer] = (await once(handshake, 'response')) as [IncomingMessage];
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
      answer.resume();
    }
    at().busy = false;
    await connected(null);
  });

  it('answers with the security headers', async () => {
    const response = await fetch(`${at().url}/socket.io/?EIO=4&transport=polling`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const refused = await fetch(`${at().url}/socket.io/?EIO=3&transport=nothing`);
    expect(refused.status).toBe(400);
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await fetch(at().url)).text()).toBe('page');
  });
});

describe('rooms', () => {
  it('are joined only if the rules allow', async () => {
    const guest = await connected(null);
    expect(await join(guest, open)).toEqual({ ok: true });
    expect(await join(guest, closed)).toEqual({ ok: false, code: 'not_found' });
    expect(await join(guest, 'forum:anywhere')).toEqual({ ok: false, code: 'not_found' });
    expect(at().realtime.hasListeners(open)).toBe(true);
    expect(at().realtime.hasListeners(closed)).toBe(false);
  });

  it('hear what is theirs, in order', async () => {
    const [inside, outside] = [await connected(jan), await connected(ola)];
    await join(inside, open);
    const heard: unknown[] = [];
    inside.on('room.left', ({ room }) => heard.push(room));
    outside.on('room.left', ({ room }) => heard.push(`outside ${room}`));
    for (let number = 0; number < 50; number += 1)
      at().realtime.emitToRoom(open, 'room.left', { room: `forum:f${number}` });
    const last = next(outside, 'room.catchup');
    at().realtime.emitToUser(ola.userId, 'room.catchup', { room: null });
    await last;
    await expect.poll(() => heard).toEqual(Array.from({ length: 50 }, (_, number) => `forum:f${number}`));
  });

  it('are left on request and when permission goes', async () => {
    const client = await connected(jan);
    await join(client, open);
    await join(client, closed);
    expect(await client.emitWithAck('room.leave', { room: open })).toEqual({ ok: true });
    expect(at().realtime.hasListeners(open)).toBe(false);
    at().members.clear();
    const left = next(client, 'room.left');
    await at().realtime.recheck({ userId: jan.userId });
    expect(await left).toEqual({ room: closed });
    expect(at().realtime.hasListeners(closed)).toBe(false);
    expect(await join(client, closed)).toMatchObject({ ok: false });
  });

  it('are checked for everybody in them', async () => {
    const client = await connected(jan);
    await join(client, closed);
    await at().realtime.recheck({ room: closed });
    expect(at().realtime.hasListeners(closed)).toBe(true);
    at().members.clear();
    await at().realtime.recheck({ room: closed });
    expect(at().realtime.hasListeners(closed)).toBe(false);
  });

  it('do not believe an answer from before permission went', async () => {
    const client = await connected(jan);
    let answer: (allowed: boolean) => void = () => undefined;
    at().realtime.allowRooms('thread', () => new Promise((resolve) => (answer = resolve)));
    const joining = join(client, closed);
    const first = answer;
    await expect.poll(() => answer).not.toBe(first);
    const asked = answer;
    await at().realtime.recheck({ userId: jan.userId });
    asked(true);
    await expect.poll(() => answer).not.toBe(asked);
    answer(false);
    expect(await joining).toEqual({ ok: false, code: 'not_found' });
  });

  it('cut a socket when nobody can tell whether it may stay', async () => {
    const client = await connected(jan);
    await join(client, open);
    at().realtime.allowRooms('thread', () => Promise.reject(new Error('the database is away')));
    const cut = next(client, 'disconnect');
    await at().realtime.recheck({ userId: jan.userId });
    expect(await cut).toBe('transport close');
  });

  it('are counted', async () => {
    const client = await connected(jan);
    const rooms = Array.from(
      { length: realtimeLimits.maxRoomsPerSocket },
      (_, index): Room => `thread:abcdefgh${1000 + index}`.replaceAll('0', 'z') as Room,
    );
    for (const room of rooms) expect(await join(client, room)).toEqual({ ok: true });
    expect(await join(client, open)).toEqual({ ok: false, code: 'too_many_requests' });
  });
});

describe('ended sessions', () => {
  it('are cut by person and by session, and told', async () => {
    const [first, second] = [await connected(jan), await connected({ ...jan, sessionId: 'sessionsescc' })];
    const told = next(first, 'session.ended');
    at().realtime.disconnect({ sessionId: jan.sessionId });
    expect(await told).toEqual({});
    await expect.poll(() => first.connected).toBe(false);
    expect(second.connected).toBe(true);
    const cut = next(second, 'disconnect');
    at().realtime.disconnect({ userId: jan.userId, exceptSessionId: null });
    expect(await cut).toBe('io server disconnect');
  });

  it('are cut but for the one in which it was asked for', async () => {
    const [first, second] = [await connected(jan), await connected({ ...jan, sessionId: 'sessionsescc' })];
    const cut = next(second, 'disconnect');
    at().realtime.disconnect({ userId: jan.userId, exceptSessionId: jan.sessionId });
    await cut;
    expect(first.connected).toBe(true);
  });

  it('end a handshake that asked before', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      at().realtime.knowPeople({
        sessionAlive: async () => {
          const alive = !at().ended.has(jan.sessionId);
          resolve();
          if (alive) await new Promise<void>((go) => (answer = go));
          return alive;
        },
        sessionsAlive: () => Promise.resolve(new Set()),
        displayNameOf: () => Promise.resolve(null),
      });
    });
    const refused = refusal({ token: tokens.sign(jan) });
    await asked;
    at().ended.add(jan.sessionId);
    at().realtime.disconnect({ sessionId: jan.sessionId });
    answer();
    expect(await refused).toBe('session_ended');
  });

  it('are found out', async () => {
    const [client, guest] = [await connected(jan), await connected(null)];
    const told = next(client, 'session.ended');
    at().ended.add(jan.sessionId);
    await at().realtime.recheckSessions();
    await told;
    expect(guest.connected).toBe(true);
  });
});

it('tells everybody to catch up when changes may have been missed', async () => {
  const client = await connected(null);
  const told = next(client, 'room.catchup');
  at().setCurrent(false);
  at().setCurrent(true);
  expect(await told).toEqual({ room: null });
});

it('asks everybody’s permission again when a change of it may have been missed', async () => {
  const client = await connected(jan);
  await join(client, closed);
  at().setCurrent(false);
  at().members.clear();
  const left = next(client, 'room.left');
  at().setCurrent(true);
  expect(await left).toEqual({ room: closed });
  expect(at().realtime.hasListeners(closed)).toBe(false);
});

it('cuts sessions whose end may have been missed', async () => {
  const client = await connected(jan);
  at().setCurrent(false);
  at().ended.add(jan.sessionId);
  const told = next(client, 'session.ended');
  at().setCurrent(true);
  expect(await told).toEqual({});
});

it('closes so that clients come back by themselves', async () => {
  const client = await connected(jan, { reconnection: true });
  const cut = next(client, 'disconnect');
  await at().realtime.close();
  expect(await cut).toBe('transport close');
  expect(client.active).toBe(true);
});
