import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import type { OwnPostgres } from './postgres.ts';
import type { Random } from '../lib/random.ts';
import type { OwnRedis } from './redis.ts';

/** What the drill runs on. */
export interface Town {
  readonly postgres: OwnPostgres;
  readonly redis: OwnRedis;
  readonly instances: readonly Instance[];
}

/** Something that goes wrong, and is put right again at once: what is left is what the application must do by itself. */
export interface Fault {
  readonly name: string;
  happen(town: Town, random: Random): Promise<void>;
}

const redisAwayMs = 1000;

const killAndStart = async (instance: Instance): Promise<void> => {
  await instance.kill();
  instance.start();
};

/** In this order, again and again. */
export const faults: readonly Fault[] = [
  {
    name: 'kill -9 of one instance',
    happen: async ({ instances }, random) => killAndStart(random.pick(instances)),
  },
  {
    name: 'database connections terminated',
    happen: async ({ postgres }) => {
      await postgres.cutConnections();
    },
  },
  {
    name: 'kill -9 of both instances',
    happen: async ({ instances }) => {
      await Promise.all(instances.map(killAndStart));
    },
  },
  {
    name: 'immediate restart of PostgreSQL',
    happen: ({ postgres }) => postgres.crashAndRestart(),
  },
  {
    name: 'Redis killed and back',
    happen: async ({ redis }) => {
      await redis.kill();
      await sleep(redisAwayMs);
      await redis.start();
    },
  },
];
