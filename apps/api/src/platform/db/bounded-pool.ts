import pg from 'pg';
import { StandingQueue } from './standing-queue.ts';

/**
 * How long one waits for a connection that others hold, before the answer is 503. At three times the load, who came last before
 * the gate closed waits three times as long as it takes to close, and some ask more than once. With 500 ms some of those were
 * refused late; with a second they are served.
 */
const maxWaitMs = 1000;
/** How long the opening of a new connection may take. `pg.Pool` waits as long in its queue: longer than ours, which knows why. */
const maxOpeningMs = 1500;
/** What was let in may queue as well: each request asks several times. Beyond this it is refused too. */
const maxQueue = 256;

/** Code of the error with which a queue refuses that is full or too slow; see `isDatabaseUnavailable`. */
export const poolIsFull = 'POOL_IS_FULL';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** Somebody in the queue. */
interface Waiting {
  readonly sinceMs: number;
}

const refusal = (why: string): Error => Object.assign(new Error(why), { code: poolIsFull });
const nothing = (): void => undefined;

/**
 * A pool that answers quickly when it is exhausted. How crowded it is, it tells by the time that one waits and not by how many
 * wait: a long queue that moves is no trouble, a short one that does not is. See `StandingQueue`.
 */
export class BoundedPool extends pg.Pool {
  /** In the order in which they came, which is the order in which `pg.Pool` serves them. */
  readonly #waiting = new Set<Waiting>();
  readonly #standing = new StandingQueue();
  /** True from when somebody waited in vain until a connection is given back: nobody else needs to find that out. */
  #stuck = false;

  constructor(config: Omit<pg.PoolConfig, 'connectionTimeoutMillis'>) {
    super({ ...config, connectionTimeoutMillis: maxOpeningMs });
    this.on('release', () => {
      this.#stuck = false;
    });
  }

  /** True while new requests had better not come in: they are sent away before they cost anything; see `http/admission.ts`. */
  crowded(): boolean {
    return this.#stands() || (this.#stuck && this.#isExhausted());
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!this.#isExhausted()) {
      if (callback === undefined) return super.connect();
      super.connect(callback);
      return undefined;
    }
    if (callback !== undefined) {
      this.#queue(callback);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.#queue((error, client) => {
        if (client === undefined) reject(error ?? refusal('There is no connection'));
        else resolve(client);
      });
    });
  }

  /** Every connection is in use, or free and promised to somebody. */
  #isExhausted(): boolean {
    return this.totalCount >= this.options.max && this.idleCount <= this.waitingCount;
  }

  #stands(): boolean {
    const [next] = this.#waiting;
    const nowMs = performance.now();
    return this.#standing.stands(next === undefined ? 0 : nowMs - next.sinceMs, nowMs);
  }

  #queue(connected: Connected): void {
    if (this.#waiting.size >= maxQueue) {
      connected(refusal('Too many wait for a database connection'), undefined, nothing);
      return;
    }
    const waiting: Waiting = { sinceMs: performance.now() };
    this.#waiting.add(waiting);
    const patience = setTimeout(() => {
      this.#waiting.delete(waiting);
      this.#stuck = true;
      connected(refusal('No database connection became free in time'), undefined, nothing);
    }, maxWaitMs);
    super.connect((error, client, done) => {
      clearTimeout(patience);
      if (this.#waiting.delete(waiting)) {
        this.#stands();
        connected(error, client, done);
      }
      // Comes to somebody who has gone: for the next.
      else if (client !== undefined) done();
    });
  }
}
