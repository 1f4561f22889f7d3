import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DrillError } from './drill-error.ts';

/** A Redis server of the drill's own. It keeps nothing on disk: what it carries may be lost. */
export interface OwnRedis {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

const answersWithinMs = 5000;

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });

export const startRedis = async (port: number): Promise<OwnRedis> => {
  let server: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const child = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: 'ignore',
      },
    );
    server = child;
    let failure: Error | null = null;
    child.once('error', (error) => {
      failure = error;
    });
    const deadline = Date.now() + answersWithinMs;
    while (!(await answers(port))) {
      if (failure !== null || Date.now() > deadline) {
        throw new DrillError(
          'redis-server does not start; the drill needs one of its own. On Debian: apt-get install redis-server',
        );
      }
      await sleep(20);
    }
  };

  const kill = async (): Promise<void> => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  await start();
  return { url: `redis://127.0.0.1:${String(port)}`, start, kill };
};
