import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createLoadAsker } from '../src/features/institutions/index.ts';
import { createReadSettings } from '../src/features/site/index.ts';
import { suspendPerson } from '../src/features/moderation/commands/suspend-person.ts';
import { startChanges } from '../src/platform/changes.ts';
import { systemClock } from '../src/platform/clock.ts';
import type { PostgresDatabase } from '../src/platform/db/database.ts';
import { openPostgres } from '../src/platform/db/postgres.ts';
import { executeRows } from '../src/platform/db/rows.ts';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';
import { at, call, findThread, joinRoom, publicUrl, signIn, signInAll, socketTo, writers } from './talk.ts';

// What one process, or a hand on the database, changes must hold on every other at once.

const name = `mu_every_${randomBytes(5).toString('hex')}`;
const patience = 120_000;

let adminUrl: string;
let instances: Launched[] = [];
let one: string;
let other: string;
let thread: string;
let tokens: ReadonlyMap<string, string>;
let database: PostgresDatabase;
/** Takes connections and never says a word: the worst way for Redis to be away. */
let silent: Server;
const sockets: Socket[] = [];

const connect = async (base: string, token?: string): Promise<Socket> => {
  const socket = await socketTo(base, token);
  sockets.push(socket);
  return socket;
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
};

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  await administer(adminUrl, `create database "${name}"`);
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  const settings = {
    DATABASE_URL: siblingUrl(adminUrl, name),
    PUBLIC_URL: publicUrl,
    REDIS_URL: `redis://127.0.0.1:${String(portOf(silent))}`,
  };
  instances = await Promise.all([launch(settings), launch(settings)]);
  await Promise.all(instances.map((instance) => instance.ready()));
  [one = '', other = ''] = instances.map(({ url }) => url);
  thread = await findThread(one);
  tokens = await signInAll([one, other], writers);
  database = await openPostgres(siblingUrl(adminUrl, name), pino({ level: 'silent' }));
}, patience);

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await database.close();
  for (const instance of instances) instance.signal('SIGKILL');
  await Promise.all(instances.map(({ ended }) => ended));
  silent.close();
  await administer(adminUrl, `drop database "${name}" with (force)`);
}, patience);

const tokenOf = (person: string): string => tokens.get(person) ?? '';

const publicIdOf = async (person: string): Promise<string> =>
  String((await executeRows(database.db, sql`select public_id from users where handle = ${person}`))[0]?.['public_id']);

/** Milliseconds until it is so, at most five seconds. */
const until = async (isSo: () => Promise<boolean>): Promise<number> => {
  const startedAt = performance.now();
  while (performance.now() - startedAt < 5_000) if (await isSo()) return performance.now() - startedAt;
  throw new Error('It did not come to be so within five seconds');
};

it(
  'a suspension refuses tokens on both and cuts the sockets of both within five seconds',
  async () => {
    const { token } = await signIn(one, 'danuta-f');
    const cut = await Promise.all([connect(one, token), connect(other, token)]);
    const bystander = await connect(other, tokenOf('halina-w'));
    const allCut = Promise.all(
      cut.map((socket) => new Promise<string>((resolve) => void socket.once('disconnect', resolve))),
    );
    const admin = await call(one, '/me', { token: (await signIn(one, 'joanna-s')).token });
    const adminId = String(at(admin.body, 'id'));
    const [session] = await executeRows(
      database.db,
      sql`select s.public_id from sessions s join users u on u.id = s.user_id where u.public_id = ${adminId} limit 1`,
    );
    // Any process may do it; this one is a third.
    const changes = await startChanges(database, pino({ level: 'silent' }));
    const startedAt = performance.now();
    await suspendPerson(
      {
        platform: { db: database.db, clock: systemClock, changes },
        loadAsker: createLoadAsker(systemClock, createReadSettings({ changes })),
      },
      {
        caller: { userId: adminId, sessionId: String(session?.['public_id']) },
        person: await publicIdOf('danuta-f'),
        until: new Date(Date.now() + 86_400_000),
        reason: 'Groźby wobec sąsiadów.',
        tell: async () => {},
      },
    );
    const answers = await Promise.all([one, other].map((base) => call(base, '/me', { token })));
    expect(answers.map(({ status, body }) => [status, at(body, 'code')])).toEqual([
      [401, 'session_ended'],
      [401, 'session_ended'],
    ]);
    expect(await allCut).toEqual(['io server disconnect', 'io server disconnect']);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(bystander.connected).toBe(true);
  },
  patience,
);

it(
  'a setting counts on both within a second, whoever changed it',
  async () => {
    const editHours = async (base: string) => at((await call(base, '/site/settings')).body, 'editHours');
    const both = async (hours: number): Promise<boolean> =>
      (await Promise.all([one, other].map(editHours))).every((known) => known === hours);
    // Kept by both from here on.
    expect(await both(24)).toBe(true);
    const body = { changes: [{ key: 'editHours', value: 48 }] };
    const changed = await call(one, '/admin/settings', { token: tokenOf('joanna-s'), body, method: 'PATCH' });
    expect(changed.status).toBe(200);
    expect(await until(() => both(48))).toBeLessThan(1_000);
    await database.db.execute(sql`update site_settings set value = '72' where key = 'editHours'`);
    expect(await until(() => both(72))).toBeLessThan(1_000);
  },
  patience,
);

it(
  'a role counts on both from the next request, and cuts the sockets of both within five seconds',
  async () => {
    const token = tokenOf('halina-w');
    const cut = await Promise.all([connect(one, token), connect(other, token)]);
    const bystander = await connect(other, tokenOf('tomasz-k'));
    const allCut = Promise.all(
      cut.map((socket) => new Promise<string>((resolve) => void socket.once('disconnect', resolve))),
    );
    const path = `/admin/people/${await publicIdOf('halina-w')}/places/bema`;
    const admin = tokenOf('joanna-s');
    const queue = async () =>
      (await Promise.all([one, other].map((base) => call(base, '/moderation/cases', { token })))).map(
        ({ status }) => status,
      );
    expect(await queue()).toEqual([403, 403]);
    const startedAt = performance.now();
    const given = await call(one, path, { token: admin, body: { duties: ['moderator'] }, method: 'PUT' });
    expect(given.status).toBe(200);
    expect(await queue()).toEqual([200, 200]);
    expect(await allCut).toEqual(['io server disconnect', 'io server disconnect']);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(bystander.connected).toBe(true);
    await call(other, path, { token: admin, body: { duties: [] }, method: 'PUT' });
    expect(await queue()).toEqual([403, 403]);
  },
  patience,
);

it(
  'a place that is closed is closed on both within a second, pages and rooms',
  async () => {
    const path = `/threads/${thread}/pages/1`;
    const room = `thread:${thread}`;
    const stranger = await connect(other);
    expect(await joinRoom(stranger, room)).toEqual({ ok: true });
    // Kept by both from here on.
    expect((await Promise.all([one, other].map((base) => call(base, path)))).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    const left = new Promise<unknown>((resolve) => void stranger.once('room.left', resolve));
    await administer(siblingUrl(adminUrl, name), `update places set visibility = 'members' where slug = 'bema'`);
    const waits = await Promise.all(
      [one, other].map((base) => until(async () => (await call(base, path)).status === 404)),
    );
    for (const ms of waits) expect(ms).toBeLessThan(1_000);
    expect(await left).toEqual({ room });
    expect((await call(other, path, { token: tokenOf('halina-w') })).status).toBe(200);

    // Whoever leaves a place at the one hears nothing more of it at the other.
    const member = await connect(other, tokenOf('patryk-f'));
    expect(await joinRoom(member, room)).toEqual({ ok: true });
    const gone = new Promise<unknown>((resolve) => void member.once('room.left', resolve));
    const membership = await fetch(`${one}/api/v1/places/bema/membership`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${tokenOf('patryk-f')}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(membership.status).toBe(200);
    expect(await gone).toEqual({ room });
    await administer(siblingUrl(adminUrl, name), `update places set visibility = 'public' where slug = 'bema'`);
    await until(async () => (await call(other, path)).status === 200);
  },
  patience,
);

it(
  'a badge that is given or taken is so on the pages of both within a second',
  async () => {
    const path = `/threads/${thread}/pages/1`;
    const authorOn = async (base: string) => at((await call(base, path)).body, 'thread', 'author');
    // Kept by both from here on.
    const [author] = await Promise.all([one, other].map(authorOn));
    const handle = String(at(author, 'handle'));
    const role = at(author, 'role');
    expect(role).not.toBe('admin');
    for (const [admin, shown] of [
      [true, 'admin'],
      [false, role],
    ] as const) {
      await administer(
        siblingUrl(adminUrl, name),
        `update users set admin = ${String(admin)} where handle = '${handle}'`,
      );
      const waits = await Promise.all(
        [one, other].map((base) => until(async () => at(await authorOn(base), 'role') === shown)),
      );
      for (const ms of waits) expect(ms).toBeLessThan(1_000);
    }
  },
  patience,
);

it(
  'a lost listening connection makes the cache of that instance be passed by, and rooms catch up when it is back',
  async () => {
    const path = `/threads/${thread}/pages/1000000`;
    const socket = await connect(other);
    await joinRoom(socket, `thread:${thread}`);
    await call(other, path);
    const told = new Promise<unknown>((resolve) => void socket.once('room.catchup', resolve));
    // Nobody comes in any more, so that the connection that is cut stays cut; those of the pools go on.
    await administer(adminUrl, `alter database "${name}" allow_connections false`);
    try {
      await administer(
        adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name = 'moja-ulica listener'`,
      );
      // Read again and again: were anything kept now, it would be the page without the reply.
      for (let count = 0; count < 10; count += 1) {
        await call(other, path);
        await wait(50);
      }
      const written = await call(one, `/threads/${thread}/posts`, {
        token: tokenOf('tomasz-k'),
        body: { body: 'Nikt o tym nie usłyszał.' },
        key: randomUUID(),
      });
      expect(written.status).toBe(201);
      const last = await call(other, path);
      expect(at(last.body, 'thread', 'lastNumber')).toBe(at(written.body, 'post', 'number'));
    } finally {
      await administer(adminUrl, `alter database "${name}" allow_connections true`);
    }
    expect(await told).toEqual({ room: null });
  },
  patience,
);

it(
  'while Redis does not answer, replies are accepted as quickly as ever, and limits are counted for both together',
  async () => {
    const times: number[] = [];
    for (const [index, person] of writers.slice(2, 24).entries()) {
      const startedAt = performance.now();
      const { status } = await call(index % 2 === 0 ? one : other, `/threads/${thread}/posts`, {
        token: tokenOf(person),
        body: { body: `Redis milczy, ${person}.` },
        key: randomUUID(),
      });
      times.push(performance.now() - startedAt);
      expect(status).toBe(201);
    }
    const inOrder = times.toSorted((a, b) => a - b);
    expect(inOrder[Math.floor(inOrder.length / 2)]).toBeLessThan(500);
    // Nobody waits for an answer of Redis, nor for its time to be up.
    expect(inOrder.at(-1)).toBeLessThan(2_000);

    const wrong = (index: number) =>
      call(index % 2 === 0 ? one : other, '/auth/sign-in/password', {
        body: { email: 'zofia-r@przyklad.example', password: 'na pewno nie to haslo' },
      });
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) statuses.push((await wrong(index)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  },
  patience,
);
