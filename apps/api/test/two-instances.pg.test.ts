import { randomBytes, randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';
import {
  at,
  call,
  findThread,
  joinRoom,
  publicUrl,
  signIn,
  signInAll,
  socketTo,
  writers,
  type Answer,
} from './talk.ts';

const name = `mu_pair_${randomBytes(5).toString('hex')}`;
const patience = 120_000;
describe('two instances that serve one forum', () => {
  let adminUrl: string;
  let instances: Launched[] = [];
  let one: string;
  let other: string;
  let thread: string;
  let tokens: ReadonlyMap<string, string>;
  const sockets: Socket[] = [];

  const socketInThread = async (base: string, token?: string): Promise<Socket> => {
    const socket = await socketTo(base, token);
    sockets.push(socket);
    await joinRoom(socket, `thread:${thread}`);
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
    thread = await findThread(one);
    tokens = await signInAll([one, other], writers);
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
      const socket = await socketInThread(other);
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
    'shows rules that were published at the one at the other within a second',
    async () => {
      const { token } = await signIn(one, 'joanna-s');
      const titleThere = async (): Promise<unknown> => at((await call(other, '/documents/rules')).body, 'title');
      expect(await titleThere()).toBe('Zasady forów');
      const { body: edited } = await call(one, '/admin/documents/rules?lang=pl', { token });
      const body = {
        locale: 'pl',
        body: '# Zasady z drugiej instancji\n\nPisz krótko i na temat, a wszystkim będzie lżej.\n',
        basedOn: Number(at(edited, 'versions', '0', 'number') ?? 0),
        note: 'krócej',
        effectiveOn: '2001-01-01',
        announce: false,
      };
      const published = await call(one, '/admin/documents/rules/versions', { token, body, key: randomUUID() });
      const startedAt = performance.now();
      expect(published.status).toBe(201);
      await expect.poll(titleThere, { timeout: 5_000, interval: 20 }).toBe('Zasady z drugiej instancji');
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    },
    patience,
  );

  it(
    'numbers twenty-five replies at once to both, twice, without a gap, and tells every socket of each once',
    async () => {
      // One person may write every five seconds, and the demo has this many in Bema: so two rounds make fifty.
      const [here, there] = await Promise.all([socketInThread(one), socketInThread(other)]);
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
      const socket = await socketInThread(other, token);
      const guest = await socketInThread(other);
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
