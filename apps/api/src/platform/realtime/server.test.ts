import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { ClientEvents, PresenceEvent, Room, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/clock.ts';
import { testConfig } from '../../testing/http-parts.ts';
import { createTokens } from '../auth/tokens.ts';
import type { AccountCaller, Tokens } from '../auth/tokens.ts';
import type { Changes } from '../changes.ts';
import type { RealtimeServer } from './server.ts';
import { createRealtime } from './server.ts';

type Client = Socket<ServerEvents, ClientEvents>;

const jan: AccountCaller = { userId: 'janjanjanjan', sessionId: 'sessionsesaa' };
const ola: AccountCaller = { userId: 'o1ao1ao1ao1a', sessionId: 'sessionsesbb' };
const open: Room = 'thread:threadthread';
const closed: Room = 'thread:hiddenhidden';

/** Tokens that say who they are for; the real ones have tests of their own. */
const clock = createFakeClock();
const tokens: Tokens = createTokens(
  { sign: (claims) => JSON.stringify(claims), verify: (token): unknown => JSON.parse(token) },
  clock,
);

let http: HttpServer;
let realtime: RealtimeServer;
let url: string;
let setCurrent: (current: boolean) => void;
let ended: Set<string>;
let members: Set<string>;
const clients: Client[] = [];

const changes: Changes = {
  announce: () => Promise.resolve(),
  subscribe: () => undefined,
  current: () => true,
  onCurrent: (handler) => {
    setCurrent = handler;
  },
  settled: () => Promise.resolve(),
};

beforeEach(async () => {
  ended = new Set();
  members = new Set([jan.userId]);
  http = createServer((_request, response) => response.end('page'));
  realtime = createRealtime({
    server: http,
    tokens,
    config: testConfig,
    log: pino({ level: 'silent' }),
    changes,
    presence: { betweenMs: 20, typingMs: 100 },
  });
  realtime.knowPeople({
    sessionAlive: ({ sessionId }) => Promise.resolve(!ended.has(sessionId)),
    displayNameOf: (userId) => Promise.resolve(userId === jan.userId ? 'Jan' : 'Ola'),
  });
  realtime.allowRooms('thread', (caller, room) =>
    Promise.resolve(room === open || (caller !== null && members.has(caller.userId))),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await realtime.close();
  http.close();
});

const clientOf = (auth: object, options: object = {}): Client => {
  const client: Client = io(url, { auth, forceNew: true, reconnection: false, transports: ['websocket'], ...options });
  clients.push(client);
  return client;
};

const connected = async (who: AccountCaller | null, options: object = {}): Promise<Client> => {
  const client = clientOf(who === null ? {} : { token: tokens.sign(who) }, options);
  await next(client, 'connect');
  return client;
};

const next = (client: Client, event: string): Promise<unknown> =>
  new Promise((resolve) => {
    (client as Socket).once(event, resolve);
  });

const refusal = async (auth: object, options: object = {}): Promise<string | undefined> => {
  const error = await next(clientOf(auth, options), 'connect_error');
  return (error as { data?: { code: string } }).data?.code;
};

const join = (client: Client, room: Room) => client.timeout(2_000).emitWithAck('room.join', { room });

const presence = (client: Client, wanted: (event: PresenceEvent) => boolean): Promise<PresenceEvent> =>
  new Promise((resolve) => {
    client.on('room.presence', (event) => {
      if (wanted(event)) resolve(event);
    });
  });

describe('the handshake', () => {
  it('lets guests and accounts in', async () => {
    await connected(null);
    await connected(jan);
    expect(realtime.hasUser(jan.userId)).toBe(true);
    expect(realtime.hasUser(ola.userId)).toBe(false);
  });

  it('says why it refuses', async () => {
    const token = tokens.sign(jan);
    clock.advance({ minutes: 16 });
    expect(await refusal({ token })).toBe('token_expired');
    ended.add(jan.sessionId);
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

  it('answers with the security headers', async () => {
    const response = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const refused = await fetch(`${url}/socket.io/?EIO=3&transport=nothing`);
    expect(refused.status).toBe(400);
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await fetch(url)).text()).toBe('page');
  });
});

describe('rooms', () => {
  it('are joined only if the rules allow', async () => {
    const guest = await connected(null);
    expect(await join(guest, open)).toEqual({ ok: true });
    expect(await join(guest, closed)).toEqual({ ok: false, code: 'not_found' });
    expect(await join(guest, 'forum:anywhere')).toEqual({ ok: false, code: 'not_found' });
    expect(realtime.hasListeners(open)).toBe(true);
    expect(realtime.hasListeners(closed)).toBe(false);
  });

  it('hear what is theirs, in order', async () => {
    const [inside, outside] = [await connected(jan), await connected(ola)];
    await join(inside, open);
    const heard: unknown[] = [];
    inside.on('room.left', ({ room }) => heard.push(room));
    outside.on('room.left', ({ room }) => heard.push(`outside ${room}`));
    for (let number = 0; number < 50; number += 1) realtime.emitToRoom(open, 'room.left', { room: `forum:f${number}` });
    const last = next(outside, 'room.catchup');
    realtime.emitToUser(ola.userId, 'room.catchup', { room: null });
    await last;
    await expect.poll(() => heard).toEqual(Array.from({ length: 50 }, (_, number) => `forum:f${number}`));
  });

  it('are left on request and when permission goes', async () => {
    const client = await connected(jan);
    await join(client, open);
    await join(client, closed);
    expect(await client.emitWithAck('room.leave', { room: open })).toEqual({ ok: true });
    expect(realtime.hasListeners(open)).toBe(false);
    members.clear();
    const left = next(client, 'room.left');
    await realtime.recheck({ userId: jan.userId });
    expect(await left).toEqual({ room: closed });
    expect(realtime.hasListeners(closed)).toBe(false);
    expect(await join(client, closed)).toMatchObject({ ok: false });
  });

  it('are checked for everybody in them', async () => {
    const client = await connected(jan);
    await join(client, closed);
    await realtime.recheck({ room: closed });
    expect(realtime.hasListeners(closed)).toBe(true);
    members.clear();
    await realtime.recheck({ room: closed });
    expect(realtime.hasListeners(closed)).toBe(false);
  });

  it('do not believe an answer from before permission went', async () => {
    const client = await connected(jan);
    let answer: (allowed: boolean) => void = () => undefined;
    realtime.allowRooms('thread', () => new Promise((resolve) => (answer = resolve)));
    const joining = join(client, closed);
    const first = answer;
    await expect.poll(() => answer).not.toBe(first);
    const asked = answer;
    await realtime.recheck({ userId: jan.userId });
    asked(true);
    await expect.poll(() => answer).not.toBe(asked);
    answer(false);
    expect(await joining).toEqual({ ok: false, code: 'not_found' });
  });

  it('cut a socket when nobody can tell whether it may stay', async () => {
    const client = await connected(jan);
    await join(client, open);
    realtime.allowRooms('thread', () => Promise.reject(new Error('the database is away')));
    const cut = next(client, 'disconnect');
    await realtime.recheck({ userId: jan.userId });
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
    realtime.disconnect({ sessionId: jan.sessionId });
    expect(await told).toEqual({});
    await expect.poll(() => first.connected).toBe(false);
    expect(second.connected).toBe(true);
    const cut = next(second, 'disconnect');
    realtime.disconnect({ userId: jan.userId });
    expect(await cut).toBe('io server disconnect');
  });

  it('are found out', async () => {
    const [client, guest] = [await connected(jan), await connected(null)];
    const told = next(client, 'session.ended');
    ended.add(jan.sessionId);
    await realtime.recheckSessions();
    await told;
    expect(guest.connected).toBe(true);
  });
});

it('tells everybody to catch up when changes may have been missed', async () => {
  const client = await connected(null);
  const told = next(client, 'room.catchup');
  setCurrent(false);
  setCurrent(true);
  expect(await told).toEqual({ room: null });
});

it('asks everybody’s permission again when a change of it may have been missed', async () => {
  const client = await connected(jan);
  await join(client, closed);
  setCurrent(false);
  members.clear();
  const left = next(client, 'room.left');
  setCurrent(true);
  expect(await left).toEqual({ room: closed });
  expect(realtime.hasListeners(closed)).toBe(false);
});

it('cuts sessions whose end may have been missed', async () => {
  const client = await connected(jan);
  setCurrent(false);
  ended.add(jan.sessionId);
  const told = next(client, 'session.ended');
  setCurrent(true);
  expect(await told).toEqual({});
});

describe('presence', () => {
  it('counts people once, whatever their tabs, and every guest', async () => {
    const [tab, otherTab, guest] = [await connected(jan), await connected(jan), await connected(null)];
    const shown = presence(guest, ({ readers }) => readers === 2);
    await Promise.all([join(tab, open), join(otherTab, open), join(guest, open)]);
    expect(await shown).toEqual({ room: open, readers: 2, writers: [] });
    const fewer = presence(guest, ({ readers }) => readers === 1);
    tab.disconnect();
    otherTab.disconnect();
    await fewer;
  });

  it('shows who is writing to all others, until it fades', async () => {
    const [writer, reader] = [await connected(jan), await connected(ola)];
    await join(writer, open);
    await join(reader, open);
    const shown = presence(reader, ({ writers }) => writers.length > 0);
    const own = presence(writer, ({ readers }) => readers === 2);
    writer.emit('typing', { room: open });
    expect(await shown).toEqual({ room: open, readers: 2, writers: ['Jan'] });
    expect((await own).writers).toEqual([]);
    await presence(reader, ({ writers }) => writers.length === 0);
  });

  it('shows nobody who is not in the room, and no guest', async () => {
    const [outside, guest, reader] = [await connected(jan), await connected(null), await connected(ola)];
    await join(reader, open);
    await join(guest, open);
    const seen: PresenceEvent[] = [];
    reader.on('room.presence', (event) => seen.push(event));
    outside.emit('typing', { room: open });
    guest.emit('typing', { room: open });
    await join(await connected(null), open);
    await presence(reader, ({ readers }) => readers === 3);
    expect(seen.every(({ writers }) => writers.length === 0)).toBe(true);
  });
});

describe('what is malformed', () => {
  it.each([
    [null],
    ['thread:threadthread'],
    [[]],
    [{}],
    [{ room: 5 }],
    [{ room: ['thread:threadthread'] }],
    [{ room: 'user:janjanjanjan' }],
    [{ room: 'session:sessionsesaa' }],
    [{ room: '__proto__' }],
    [{ room: 'constructor' }],
    [{ room: 'thread:__proto__' }],
    [{ room: open, more: 1 }],
  ])('%j joins nothing', async (request) => {
    const client = await connected(jan);
    const answer: unknown = await (client as Socket).timeout(2_000).emitWithAck('room.join', request);
    expect(answer).toEqual({ ok: false, code: 'invalid_input' });
  });

  it('does no harm without a callback, with odd arguments or names', async () => {
    const client = (await connected(jan)) as Socket;
    client.emit('room.join', { room: open }, 'no callback');
    client.emit('room.join');
    client.emit('typing', null);
    for (const name of ['__proto__', 'constructor', 'toString', 'error', 'hasOwnProperty', ''])
      client.emit(name, {}, () => undefined);
    expect(await join(client, open)).toEqual({ ok: true });
  });

  it.each([
    '42[["room.join"],{}]',
    '42[{"toString":1},{}]',
    '42{}',
    '42["connect"]',
    '42["disconnect"]',
    '42[]',
    '4',
    '49',
    '42["x",',
    '451-["x",{"_placeholder":true,"num":5}]',
    '40/__proto__,',
    '40/admin,{}',
    `42["room.join",${'['.repeat(5_000)}${']'.repeat(5_000)}]`,
  ])('the packet %s cuts its sender at most', async (packet) => {
    const bystander = await connected(null);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await once(socket, 'message');
    socket.send('40{}');
    await once(socket, 'message');
    socket.send(packet);
    expect(await join(bystander, open)).toEqual({ ok: true });
    socket.close();
  });

  it('is cut when it is too large', async () => {
    const client = (await connected(jan)) as Socket;
    const cut = next(client, 'disconnect');
    client.emit('typing', { room: 'x'.repeat(realtimeLimits.maxPayloadBytes) });
    await cut;
  });

  it('is cut when it is too much', async () => {
    const [client, bystander] = [await connected(jan), await connected(ola)];
    const cut = next(client, 'disconnect');
    for (let count = 0; count <= realtimeLimits.eventsPerTenSeconds; count += 1) client.emit('typing', { room: open });
    await cut;
    expect(await join(bystander, open)).toEqual({ ok: true });
  });
});

it('closes so that clients come back by themselves', async () => {
  const client = await connected(jan, { reconnection: true });
  const cut = next(client, 'disconnect');
  await realtime.close();
  expect(await cut).toBe('transport close');
  expect(client.active).toBe(true);
});
