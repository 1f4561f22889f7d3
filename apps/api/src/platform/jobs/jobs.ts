import type { Tx } from '../db/database.ts';
import type { OutboxEntry } from '../db/job-outbox.ts';

/** Work done later, at least once: handlers must be repeatable. */
export interface Jobs {
  /** Declares a queue and its handler; call before `start`. Queue names are the feature's words, e.g. `post.created`. */
  handle<T extends object>(queue: string, handler: (data: T) => Promise<void>): void;
  /**
   * The same for work that costs less when it is done together: the handler gets as many jobs as are due, in no order, and
   * works in the transaction that takes them out. When it fails they are tried one by one, each as often as any other job,
   * so that one cannot hold up the rest.
   */
  handleTogether<T extends object>(queue: string, handler: (tx: Tx, data: readonly T[]) => Promise<void>): void;
  /** Repeats on database time, once for all instances. `everySeconds` >= 60. */
  repeat(queue: string, everySeconds: number, handler: () => Promise<void>): void;
  /** Puts a job in with the transaction: it runs if and only if that commits. */
  send<T extends object>(tx: Tx, queue: string, data: T, options?: { readonly afterSeconds?: number }): Promise<void>;
  /** The same of a queue whose jobs are done together, for a statement that writes something else as well. */
  entryOf<T extends object>(queue: string, data: T): OutboxEntry;
  start(): Promise<void>;
  /** True between `start` and `stop`. */
  running(): boolean;
  /** Lets running jobs finish, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
  /** For tests: works until no job is due; throws what a handler threw. */
  drain(): Promise<void>;
  /** For tests: does now what `repeat` declared for the queue. */
  runRepeated(queue: string): Promise<void>;
}
