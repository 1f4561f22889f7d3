import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';

/** What is being done for somebody at the moment. */
export interface Work {
  /** Of the requests that all of it is for: one, or those that put the jobs which are done together; none for the clock's. */
  readonly requestIds: readonly string[];
  /** Set in jobs. */
  readonly queue?: string;
  /** Where it is traced: what is begun for it stands below. */
  readonly span?: Span | undefined;
}

/**
 * Not state of this module: each request and job has its own, and the one storage is what lets a line of the log or a new job
 * find it without every function between handing it on.
 */
const storage = new AsyncLocalStorage<Work>();

/** Does something, and whatever follows from it, as a part of this work. */
export const duringWork = <T>(work: Work, act: () => T): T => storage.run(work, act);

/** Undefined outside of requests that change something and of jobs; reading is followed only where it is traced, for speed. */
export const currentWork = (): Work | undefined => storage.getStore();
