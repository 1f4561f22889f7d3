import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../../apps/api/src/features/demo/index.ts';
import { freePort } from '../lib/free-port.ts';
import { runDoctor } from './doctor.ts';
import { faults, type Fault, type Town } from './faults.ts';
import { createInstance } from './instance.ts';
import { startPostgres } from './postgres.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { openReader, type Reader } from './reader.ts';
import { startRedis } from './redis.ts';
import { faultsOfNotifications, faultsOfPages, faultsOfPosts, faultsOfReaders, storedPosts } from './verdict.ts';
import { startWriter, type Acknowledged, type Writer } from './writer.ts';

export interface DrillOptions {
  readonly rounds: number;
  /** Undisturbed work before each fault. */
  readonly roundSeconds: number;
  readonly seed: number;
}

export interface Round {
  readonly fault: string;
  /** From the end of the fault until every instance says that it is ready. */
  readonly readyAfterMs: number;
  /** From the end of the fault until a reply is acknowledged again. */
  readonly writtenAfterMs: number;
}

export interface Outcome {
  readonly rounds: readonly Round[];
  readonly acknowledged: number;
  /** Of them, those that had to be sent more than once. */
  readonly repeated: number;
  readonly cuts: number;
  readonly events: number;
  readonly heals: number;
  /** What must not be; empty when all is well. */
  readonly found: readonly string[];
}

const writerCount = 16;
const readerCount = 50;
const threadCount = 6;
/** Worse than any phone on a bus: 15 % a client and second. */
const cutsPerReaderSecond = 0.15;
const cutEveryMs = 100;
const askEveryMs = 100;
const backWithinMs = 60_000;
const settleWithinMs = 30_000;
/** A job that a killed process held is offered again after a minute, at the next look at the queues. */
const jobsWithinMs = 180_000;

/**
 * Sets up a town of its own (PostgreSQL, Redis, two instances on one database with the demo in it), lets people write and
 * read in it while things go wrong, and compares what everybody was told with what is stored. `say` gets a line a step.
 */
export const holdDrill = async (options: DrillOptions, say: (line: string) => void): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-drill-'));
  // The database server runs as another user, who has to get to its own folder in here.
  chmodSync(folder, 0o755);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const town = await setUp(folder, undo);
    const outcome = await disturb(town, options, say, undo);
    if (outcome.found.length === 0)
      undo.unshift(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
    else say(`The logs and the database are kept in ${folder}`);
    return outcome;
  } finally {
    for (const step of undo.toReversed()) await step();
  }
};

const setUp = async (folder: string, undo: (() => Promise<unknown>)[]): Promise<Town> => {
  const postgres = await startPostgres(folder, await freePort());
  undo.push(() => postgres.stop());
  const redis = await startRedis(await freePort());
  undo.push(() => redis.kill());
  const ports = [await freePort(), await freePort()];
  const settings = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PUBLIC_URL: `http://127.0.0.1:${String(ports[0])}`,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
    DEMO: 'true',
    // So that each writer has an address of their own, as in a town: failures and requests are counted by address.
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const instances = ports.map((port, index) =>
    createInstance({ name: `instance-${String(index + 1)}`, port, folder, settings }),
  );
  for (const instance of instances) {
    instance.start();
    undo.push(() => instance.kill());
  }
  await Promise.all(instances.map((instance) => instance.ready()));
  return { postgres, redis, instances };
};

const disturb = async (
  town: Town,
  options: DrillOptions,
  say: (line: string) => void,
  undo: (() => Promise<unknown>)[],
): Promise<Outcome> => {
  const random = createRandom(options.seed);
  const urls = town.instances.map(({ url }) => url);
  const threads = await openThreads(town);
  const acknowledged: Acknowledged[] = [];
  const writers = await startWriters(town, { threads, random, acknowledge: (post) => acknowledged.push(post) });
  const readers = Array.from({ length: readerCount }, (_, index) =>
    openReader(urls[index % urls.length] ?? '', threads[index % threads.length] ?? ''),
  );
  undo.push(() => Promise.resolve(readers.forEach((reader) => reader.close())));
  const cutting = setInterval(() => {
    for (const reader of readers) if (random.chance((cutsPerReaderSecond * cutEveryMs) / 1000)) reader.cut();
  }, cutEveryMs);
  undo.push(() => Promise.resolve(clearInterval(cutting)));

  const rounds: Round[] = [];
  for (let index = 0; index < options.rounds; index += 1) {
    await sleep(options.roundSeconds * 1000);
    const fault = faults[index % faults.length];
    if (fault === undefined) break;
    const round = await holdRound(fault, town, random, acknowledged);
    rounds.push(round);
    const { readyAfterMs, writtenAfterMs } = round;
    say(
      `round ${String(index + 1)} of ${String(options.rounds)}: ${fault.name}; ready after ${seconds(readyAfterMs)}, written again after ${seconds(writtenAfterMs)}; ${String(acknowledged.length)} replies acknowledged`,
    );
  }

  say('Letting everybody finish …');
  clearInterval(cutting);
  await Promise.all(writers.map((writer) => writer.finish()));
  const found = await findings(town, { threads, acknowledged, readers, say });
  const sum = (of: (reader: Reader) => number): number => readers.reduce((total, reader) => total + of(reader), 0);
  return {
    rounds,
    acknowledged: acknowledged.length,
    repeated: acknowledged.filter(({ attempts }) => attempts > 1).length,
    cuts: sum(({ seen }) => seen.cuts),
    events: sum(({ seen }) => seen.events),
    heals: sum(({ seen }) => seen.heals),
    found,
  };
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const holdRound = async (
  fault: Fault,
  town: Town,
  random: Random,
  acknowledged: readonly Acknowledged[],
): Promise<Round> => {
  await fault.happen(town, random);
  const began = Date.now();
  const before = acknowledged.length;
  const readyAfter = Promise.all(town.instances.map((instance) => instance.ready())).then(() => Date.now() - began);
  // Given up after a while: then writers cannot finish either, and say why.
  while (acknowledged.length === before && Date.now() - began < backWithinMs) await sleep(askEveryMs);
  const writtenAfterMs = Date.now() - began;
  return { fault: fault.name, writtenAfterMs, readyAfterMs: await readyAfter };
};

/** The liveliest threads of the city's forum: every confirmed account may write there. */
const openThreads = async ({ postgres }: Town): Promise<string[]> => {
  const rows = await postgres.query<{ id: string }>(
    `select t.public_id as id from threads t join places p on p.id = t.place_id
     where p.kind = 'city' and not t.locked order by t.last_activity_at desc limit $1`,
    [threadCount],
  );
  return rows.map(({ id }) => id);
};

interface WritersOptions {
  readonly threads: readonly string[];
  readonly random: Random;
  readonly acknowledge: (post: Acknowledged) => void;
}

const startWriters = async ({ postgres, instances }: Town, options: WritersOptions): Promise<Writer[]> => {
  const people = await postgres.query<{ email: string }>(
    `select email from users where email_confirmed_at is not null and deleted_at is null and suspended_until is null
       and password_hash is not null and registered_at < now() - interval '1 day' order by id`,
  );
  return Array.from({ length: writerCount }, (_, index) =>
    startWriter({
      ...options,
      instances: instances.map(({ url }) => url),
      accounts: people
        .filter((_person, position) => position % writerCount === index)
        .map(({ email }) => ({ email, password: demoPassword })),
    }),
  );
};

interface Evidence {
  readonly threads: readonly string[];
  readonly acknowledged: readonly Acknowledged[];
  readonly readers: readonly Reader[];
  readonly say: (line: string) => void;
}

const findings = async (town: Town, { threads, acknowledged, readers, say }: Evidence): Promise<string[]> => {
  const { postgres, instances } = town;
  const stored = await storedPosts(postgres, threads);
  say('Comparing what the readers hold with what is stored …');
  await until(() => faultsOfReaders(readers, stored).length === 0, settleWithinMs);
  const ofReaders = faultsOfReaders(readers, stored);
  const ofPages = await faultsOfPages(
    instances.map(({ url }) => url),
    threads,
    stored,
  );
  say('Waiting for the jobs, some of which were held by killed processes …');
  await until(async () => (await waitingJobs(town)) === 0, jobsWithinMs);
  const waiting = await waitingJobs(town);
  return [
    ...faultsOfPosts(acknowledged, stored),
    ...ofReaders,
    ...ofPages,
    ...(waiting === 0 ? [] : [`${String(waiting)} jobs are still waiting`]),
    ...(await faultsOfNotifications(postgres, threads)),
    ...instances.flatMap(({ name, unaskedEnds }) =>
      unaskedEnds.map((code) => `${name} ended by itself with ${String(code)}`),
    ),
    ...(await runDoctor(postgres.url)),
  ];
};

const until = async (done: () => boolean | Promise<boolean>, withinMs: number): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await done()) && Date.now() < deadline) await sleep(askEveryMs);
};

const waitingJobs = async ({ postgres }: Town): Promise<number> => {
  const [row] = await postgres.query<{ count: number }>(
    `select (select count(*) from job_outbox)::int + (select count(*) from pgboss.job
       where state in ('created', 'retry', 'active') and name = 'post.created')::int as count`,
  );
  return row?.count ?? 0;
};
