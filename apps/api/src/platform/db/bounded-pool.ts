import pg from 'pg';

/** While so many wait for a connection, new requests are sent away before they cost anything; see `http/admission.ts`. */
const maxQueueForNew = 32;
/** What was let in before may queue as well: each request asks several times. Beyond this it is refused too. */
const maxQueue = 256;
/** How long one waits, for a free connection or for a new one to be opened, before the answer is 503. */
const maxWaitMs = 1000;

/** Code of the error with which a full queue refuses; see `isDatabaseUnavailable`. */
export const poolIsFull = 'POOL_IS_FULL';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** A pool that answers quickly when it is exhausted: a short queue, and a short wait in it. */
export class BoundedPool extends pg.Pool {
  constructor(config: Omit<pg.PoolConfig, 'connectionTimeoutMillis'>) {
    super({ ...config, connectionTimeoutMillis: maxWaitMs });
  }

  /** True while new requests had better not come in. */
  crowded(): boolean {
    return this.waitingCount >= maxQueueForNew;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (this.waitingCount < maxQueue) {
      if (callback === undefined) return super.connect();
      super.connect(callback);
      return undefined;
    }
    const refusal = Object.assign(new Error('Too many wait for a database connection'), { code: poolIsFull });
    if (callback === undefined) return Promise.reject(refusal);
    callback(refusal, undefined, () => undefined);
    return undefined;
  }
}
