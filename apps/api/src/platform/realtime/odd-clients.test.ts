import { once } from 'node:events';
import { connect } from 'node:net';
import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import type { Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { jan, join, next, ola, open, useSocketServer } from '../../testing/socket-server.ts';

const { at, connected } = useSocketServer();

it('cuts a socket that does not take what it is sent, and no other', async () => {
  const [stuck, reader] = [await connected(jan), await connected(null)];
  await Promise.all([join(stuck, open), join(reader, open)]);
  const transport = stuck.io.engine.transport as unknown as { readonly ws: { pause(): void } };
  transport.ws.pause();
  let heard = 0;
  reader.on('room.left', () => (heard += 1));
  const text: Room = `forum:${'a'.repeat(60_000)}`;
  let sent = 0;
  // The kernel takes some megabytes before anything waits here.
  for (; at().realtime.hasUser(jan.userId) && sent < 1_000; sent += 1) {
    at().realtime.emitToRoom(open, 'room.left', { room: text });
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(at().realtime.hasUser(jan.userId)).toBe(false);
  await expect.poll(() => heard).toBe(sent);
  expect(reader.connected).toBe(true);
});

it('does not wait long for the goodbye of a client that says nothing', async () => {
  const mute = connect({ port: Number(new URL(at().url).port), host: '127.0.0.1' });
  mute.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
      'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(mute, 'data');
  const askedAt = performance.now();
  // A packet that there is not: the server closes the connection.
  mute.resume().write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x78]));
  await once(mute, 'end');
  expect(performance.now() - askedAt).toBeLessThan(4_000);
  mute.destroy();
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
    const socket = new WebSocket(`${at().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
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
