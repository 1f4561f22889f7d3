import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { openBalancer, type Balancer } from './balancer.ts';
import { launch, type Launched } from './launch.ts';
import { at, call, findThread, joinRoom, signInAll, writers } from './talk.ts';

const name = `mu_roll_${randomBytes(5).toString('hex')}`;
const patience = 180_000;

let adminUrl: string;
let balancer: Balancer;
let instances: Launched[] = [];
let thread: string;
let tokens: ReadonlyMap<string, string>;

const start = async (): Promise<Launched> => {
  const instance = await launch({ DATABASE_URL: siblingUrl(adminUrl, name), PUBLIC_URL: balancer.url });
  await instance.ready();
  return instance;
};

const useAll = (): void => balancer.use(instances.map(({ port }) => port));

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  await administer(adminUrl, `create database "${name}"`);
  balancer = await openBalancer();
  instances = await Promise.all([start(), start()]);
  useAll();
  thread = await findThread(instances[0]?.url ?? '');
  tokens = await signInAll(
    instances.map(({ url }) => url),
    writers,
  );
}, patience);

afterAll(async () => {
  balancer.close();
  for (const instance of instances) instance.signal('SIGKILL');
  await Promise.all(instances.map(({ ended }) => ended));
  await administer(adminUrl, `drop database "${name}" with (force)`);
}, patience);

/** Milliseconds to come back after, for an answer that says so. */
const pauseOf = (body: unknown): number => Number(at(body, 'retryAfterSeconds') ?? 1) * 1_000;

/** Writes a reply as the client does: with one key, again until it is accepted. */
const write = async (person: string, text: string): Promise<number> => {
  const key = randomUUID();
  const token = tokens.get(person) ?? '';
  for (;;) {
    const answer = await call(balancer.url, `/threads/${thread}/posts`, { token, key, body: { body: text } }).catch(
      () => null,
    );
    if (answer?.status === 201) return Number(at(answer.body, 'post', 'number'));
    if (answer !== null && ![429, 503, 409].includes(answer.status)) {
      throw new Error(`Answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
    }
    await wait(answer === null ? 200 : pauseOf(answer.body));
  }
};

it(
  'two instances restarted one after the other lose no post and make none twice, and sockets come back',
  async () => {
    const first = await call(balancer.url, `/threads/${thread}/pages/1`);
    const before = Number(at(first.body, 'thread', 'lastNumber'));
    let connections = 0;
    const reader = io(balancer.url, { transports: ['websocket'], forceNew: true, reconnectionDelayMax: 1_000 });
    reader.on('connect', () => {
      connections += 1;
      void joinRoom(reader, `thread:${thread}`);
    });

    const acknowledged: { readonly number: number; readonly text: string }[] = [];
    const state = { writing: true };
    const work = writers.map(async (person) => {
      for (let count = 1; state.writing; count += 1) {
        const text = `${person} pisze po raz ${String(count)}.`;
        acknowledged.push({ text, number: await write(person, text) });
      }
    });

    for (let turn = 0; turn < 2; turn += 1) {
      await wait(1_500);
      const [leaving, ...staying] = instances;
      if (leaving === undefined) throw new Error('There are two instances');
      leaving.signal('SIGTERM');
      const startedAt = performance.now();
      expect(await leaving.ended).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      instances = [...staying, await start()];
      useAll();
    }
    await wait(1_500);
    state.writing = false;
    await Promise.all(work);

    expect(acknowledged.length).toBeGreaterThan(writers.length);
    const stored: { readonly number: unknown; readonly html: string }[] = [];
    for (let page = 1; stored.length < before + acknowledged.length; page += 1) {
      const { body } = await call(balancer.url, `/threads/${thread}/pages/${String(page)}`);
      const posts = at(body, 'posts');
      if (!Array.isArray(posts) || posts.length === 0 || Number(at(body, 'page')) < page) break;
      stored.push(...posts.map((post: unknown) => ({ number: at(post, 'number'), html: String(at(post, 'html')) })));
    }
    expect(stored.map(({ number }) => number)).toEqual(
      Array.from({ length: before + acknowledged.length }, (_, index) => index + 1),
    );
    for (const { number, text } of acknowledged) {
      expect(stored.filter(({ html }) => html.includes(text)).map((post) => post.number)).toEqual([number]);
    }
    expect(connections).toBeGreaterThan(1);
    expect(reader.connected).toBe(true);
    reader.disconnect();
  },
  patience,
);
