import { randomBytes, randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demoEmail, demoPassword } from '../src/features/demo/accounts.ts';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';

const name = `mu_pair_${randomBytes(5).toString('hex')}`;
const patience = 120_000;
/** One address for both, as behind a proxy: tokens name it. */
const publicUrl = 'http://forum.example';

/** People of the demo who may write in Bema; one rate limit each. */
const writers =
  'halina-w tomasz-k zofia-r marian-p oksana-m jadwiga-m wiktor-s adam-z grazyna-w irena-j ewa-z stanislaw-b krystyna-l agnieszka-d natalia-b joanna-s mateusz-l aleksandra-p jola-t roman-g sigrid-l dawid-k kazimierz-w serhij-d patryk-f'.split(
    ' ',
  );

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What lies at a path inside an answer; the paths are written by hand, so nothing is promised about them. */
const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

const call = async (
  base: string,
  path: string,
  options: { readonly token?: string; readonly body?: unknown; readonly key?: string; readonly cookie?: string } = {},
): Promise<Answer & { readonly cookie: string }> => {
  const { token, body, key, cookie } = options;
  const answer = await fetch(`${base}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(cookie !== undefined && { cookie, origin: publicUrl }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? null : JSON.parse(text),
    cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '',
  };
};

describe('two instances that serve one forum', () => {
  let adminUrl: string;
  let instances: Launched[] = [];
  let one: string;
  let other: string;
  let thread: string;
  const tokens = new Map<string, string>();
  const sockets: Socket[] = [];

  const signIn = async (base: string, person: string): Promise<{ token: string; cookie: string }> => {
    const { status, body, cookie } = await call(base, '/auth/sign-in/password', {
      body: { email: demoEmail(person), password: demoPassword },
    });
    expect(status).toBe(200);
    return { token: String(at(body, 'accessToken')), cookie };
  };

  const socketTo = async (base: string, token?: string): Promise<Socket> => {
    const socket = io(base, {
      auth: token === undefined ? {} : { token },
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    await socket.timeout(5_000).emitWithAck('room.join', { room: `thread:${thread}` });
    return socket;
  };

  const reply = (base: string, person: string, text: string, key: string = randomUUID()): Promise<Answer> =>
    call(base, `/threads/${thread}/posts`, { token: tokens.get(person) ?? '', body: { body: text }, key });

  beforeAll(async () => {
    const source = inject('testDatabase');
    if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
    adminUrl = source.url;
    await administer(adminUrl, `create database "${name}"`);
    const settings = { DATABASE_URL: siblingUrl(adminUrl, name), PUBLIC_URL: publicUrl };
    instances = await Promise.all([launch(settings), launch(settings)]);
    await Promise.all(instances.map((instance) => instance.ready()));
    [one = '', other = ''] = instances.map(({ url }) => url);
    const list = await call(one, '/places/bema/threads?limit=50');
    const items = at(list.body, 'items');
    const found: unknown = Array.isArray(items)
      ? items.find((item) => String(at(item, 'title')).startsWith('Liście'))
      : null;
    thread = String(at(found, 'id'));
    // A password takes its time to check: a few at once.
    for (let from = 0; from < writers.length; from += 5) {
      await Promise.all(
        writers
          .slice(from, from + 5)
          .map(async (person, index) =>
            tokens.set(person, (await signIn(index % 2 === 0 ? one : other, person)).token),
          ),
      );
    }
  }, patience);

  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const instance of instances) instance.signal('SIGKILL');
    await Promise.all(instances.map(({ ended }) => ended));
    await administer(adminUrl, `drop database "${name}" with (force)`);
  }, patience);

  /** The processes have real clocks: what was written is made older, so that its authors may write again. */
  const letTimePass = (): Promise<void> =>
    administer(siblingUrl(adminUrl, name), `update posts set created_at = created_at - interval '1 minute'`);

  it('takes a token of the one at the other', async () => {
    const { token } = await signIn(one, 'danuta-f');
    expect((await call(other, '/me', { token })).status).toBe(200);
  });

  it(
    'brings a post through the one to the sockets and pages of the other within a second',
    async () => {
      const socket = await socketTo(other);
      const before = await call(other, `/threads/${thread}/pages/1`);
      const heard = new Promise<unknown>((resolve) => void socket.once('post.created', resolve));
      const startedAt = performance.now();
      const answer = await reply(one, 'halina-w', 'Napisane przez pierwszy proces.');
      expect(answer.status).toBe(201);
      expect(at(await heard, 'post', 'id')).toBe(at(answer.body, 'post', 'id'));
      const number = Number(at(answer.body, 'post', 'number'));
      let last: unknown = at(before.body, 'thread', 'lastNumber');
      while (last !== number && performance.now() - startedAt < 5_000) {
        last = at((await call(other, `/threads/${thread}/pages/1`)).body, 'thread', 'lastNumber');
      }
      expect(last).toBe(number);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    },
    patience,
  );

  it(
    'numbers twenty-five replies at once to both, twice, without a gap, and tells every socket of each once',
    async () => {
      // One person may write every five seconds, and the demo has this many in Bema: so two rounds make fifty.
      const [here, there] = await Promise.all([socketTo(one), socketTo(other)]);
      const heard = [here, there].map((socket) => {
        const numbers: number[] = [];
        socket.on('post.created', (event: unknown) => numbers.push(Number(at(event, 'post', 'number'))));
        return numbers;
      });
      const { body } = await call(one, `/threads/${thread}/pages/1`);
      const first = Number(at(body, 'thread', 'lastNumber')) + 1;
      const numbers: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        await letTimePass();
        const answers = await Promise.all(
          writers.map((person, index) => reply(index % 2 === 0 ? one : other, person, `Naraz, ${person}, ${round}.`)),
        );
        expect(answers.map(({ status }) => status)).toEqual(writers.map(() => 201));
        numbers.push(...answers.map((answer) => Number(at(answer.body, 'post', 'number'))));
      }
      const expected = Array.from({ length: 50 }, (_, index) => first + index);
      const inOrder = (all: readonly number[]): number[] => all.toSorted((a, b) => a - b);
      expect(inOrder(numbers)).toEqual(expected);
      await expect.poll(() => heard.map(inOrder), { timeout: 10_000 }).toEqual([expected, expected]);
    },
    patience,
  );

  it(
    'makes one post of one key sent fifty times to both',
    async () => {
      await letTimePass();
      const key = randomUUID();
      const text = 'Jeden klucz, jeden post.';
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => reply(index % 2 === 0 ? one : other, 'zofia-r', text, key)),
      );
      const made = answers.filter(({ status }) => status === 201);
      expect(made.length).toBeGreaterThan(0);
      expect(new Set(made.map(({ body }) => at(body, 'post', 'id'))).size).toBe(1);
      // Whoever did not wait is told to ask again, and nothing else.
      expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => at(body, 'code')))).toEqual(
        new Set(answers.length === made.length ? [] : ['idempotency_in_progress']),
      );
      const again = await reply(other, 'zofia-r', text, key);
      expect(at(again.body, 'post', 'id')).toBe(at(made[0]?.body, 'post', 'id'));
      const last = await call(one, `/threads/${thread}/pages/1000000`);
      const posts = at(last.body, 'posts');
      const same = Array.isArray(posts) ? posts.filter((post) => String(at(post, 'html')).includes(text)) : [];
      expect(same).toHaveLength(1);
    },
    patience,
  );

  it(
    'cuts the sockets at the other when somebody signs out at the one',
    async () => {
      const { token, cookie } = await signIn(one, 'bozena-c');
      const socket = await socketTo(other, token);
      const guest = await socketTo(other);
      const cut = new Promise<string>((resolve) => void socket.once('disconnect', resolve));
      const startedAt = performance.now();
      const left = await call(one, '/auth/sign-out', { body: {}, cookie, token });
      expect(left.status).toBeLessThan(300);
      expect(await cut).toBe('io server disconnect');
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect(guest.connected).toBe(true);
    },
    patience,
  );
});
