import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { Random } from '../lib/random.ts';

/** A reply that the forum has acknowledged (201). */
export interface Acknowledged {
  readonly thread: string;
  readonly postId: string;
  readonly number: number;
  readonly version: number;
  /** In its text, and only there. */
  readonly mark: string;
  readonly attempts: number;
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

interface WriterOptions {
  readonly accounts: readonly Account[];
  /** Public ids. */
  readonly threads: readonly string[];
  /** Addresses of the instances. */
  readonly instances: readonly string[];
  readonly random: Random;
  readonly acknowledge: (post: Acknowledged) => void;
}

/** Somebody who goes on writing, whatever happens, and repeats what was not acknowledged with the same key. */
export interface Writer {
  /** Begins nothing new; resolves when the last reply is acknowledged. */
  finish(): Promise<void>;
}

const patienceMs = 5000;
const pauseAfterFailureMs = 100;
const mayReplyEveryMs = 5000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const post = async (url: string, body: unknown, headers: Record<string, string>): Promise<Answer | null> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answered: unknown = await answer.json();
    return { status: answer.status, body: answered };
  } catch {
    // Refused, cut or late: nobody knows whether it was stored. That is what the key is for.
    return null;
  }
};

const field = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );

interface Author extends Account {
  token: string | null;
  mayWriteAt: number;
}

export const startWriter = ({ accounts, threads, instances, random, acknowledge }: WriterOptions): Writer => {
  const authors = accounts.map((account): Author => ({ ...account, token: null, mayWriteAt: 0 }));
  const wanted = { going: true };

  /** Asks one instance after the other until one of them answers as the caller can use. */
  const insist = async <T>(
    attempt: (instance: string) => Promise<T | null>,
  ): Promise<{ readonly value: T; readonly attempts: number }> => {
    for (let attempts = 1; ; attempts += 1) {
      const value = await attempt(random.pick(instances));
      if (value !== null) return { value, attempts };
      await sleep(pauseAfterFailureMs);
    }
  };

  const signIn = async (author: Author): Promise<string> => {
    const { value } = await insist(async (instance) => {
      const { email, password } = author;
      const answer = await post(`${instance}${identityPaths.signInWithPassword.path}`, { email, password }, {});
      const token = field(answer?.body, 'accessToken');
      if (answer !== null && answer.status < 500 && answer.status !== 429 && typeof token !== 'string') {
        throw new Error(`${email} cannot sign in: ${JSON.stringify(answer)}`);
      }
      return typeof token === 'string' ? token : null;
    });
    return value;
  };

  const reply = async (author: Author): Promise<void> => {
    const thread = random.pick(threads);
    const mark = randomUUID();
    const body = { body: `Próba ${mark}`, ...(random.chance(0.5) ? { replyTo: 1 } : {}) };
    const path = threadPaths.createReply.path.replace(':thread', thread);
    const { value, attempts } = await insist(async (instance): Promise<Answer | null> => {
      author.token ??= await signIn(author);
      const answer = await post(`${instance}${path}`, body, {
        authorization: `Bearer ${author.token}`,
        'idempotency-key': mark,
      });
      if (answer === null || answer.status >= 500) return null;
      if (answer.status === 401) author.token = null;
      if (answer.status === 429) await sleep(Number(field(answer.body, 'retryAfterSeconds') ?? 1) * 1000);
      if (answer.status === 401 || answer.status === 429) return null;
      if (answer.status !== 201) throw new Error(`A reply was refused: ${JSON.stringify(answer)}`);
      return answer;
    });
    acknowledge({
      thread,
      mark,
      attempts,
      postId: String(field(value.body, 'post', 'id')),
      number: Number(field(value.body, 'post', 'number')),
      version: Number(field(value.body, 'post', 'version')),
    });
    author.mayWriteAt = Date.now() + mayReplyEveryMs;
  };

  const work = async (): Promise<void> => {
    while (wanted.going) {
      const author = authors.reduce((first, other) => (other.mayWriteAt < first.mayWriteAt ? other : first));
      const wait = author.mayWriteAt - Date.now();
      if (wait > 0) await sleep(Math.min(wait, 250));
      else await reply(author);
    }
  };

  const working = work();
  // Waited for at the end; until then a failure must not count as unheard.
  working.catch(() => undefined);
  return {
    finish: () => {
      wanted.going = false;
      return working;
    },
  };
};
