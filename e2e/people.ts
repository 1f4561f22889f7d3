import { randomUUID } from 'node:crypto';
import { demoEmail, demoPassword } from '../apps/api/src/features/demo/accounts.ts';
import type { Session } from '../packages/shared/src/identity/schema.ts';
import { threadAddress } from '../packages/shared/src/threads/paths.ts';

export { demoEmail, demoPassword };

/** Signs a person of the demo in, without a browser. */
export async function signInOverHttp(
  server: string,
  person: string,
): Promise<{ readonly token: string; readonly cookie: string; readonly me: Session['me'] }> {
  const answer = await fetch(`${server}/api/v1/auth/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demoEmail(person), password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  const { accessToken, me } = await json<Session>(answer);
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return { token: accessToken, cookie, me };
}

export interface ListedThread {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly place: { readonly slug: string };
}

/** Address of the thread of the demo whose title begins so; opens at a post when asked to. */
export async function addressOfThread(server: string, place: string, title: string, number?: number): Promise<string> {
  const thread = await findThread(server, place, title);
  return threadAddress({ place, id: thread.id, slug: thread.slug }, number);
}

export async function findThread(server: string, place: string, title: string): Promise<ListedThread> {
  const answer = await fetch(`${server}/api/v1/places/${place}/threads?limit=50`);
  const { items } = await json<{ items: ListedThread[] }>(answer);
  const thread = items.find((one) => one.title.startsWith(title));
  if (thread === undefined) throw new Error(`There is no thread "${title}" in ${place}`);
  return thread;
}

/** Creates something over HTTP, as the web client would: with a token, and a key that makes a retry safe. */
export async function sendAs(
  server: string,
  person: string,
  path: string,
  body: unknown,
  key: string = randomUUID(),
): Promise<Response> {
  const { token } = await signInOverHttp(server, person);
  return fetch(`${server}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}

/** Replies without a browser. */
export async function replyOverHttp(server: string, person: string, thread: string, body: string): Promise<void> {
  const answer = await sendAs(server, person, `/threads/${thread}/posts`, { body });
  if (!answer.ok) throw new Error(`${person} could not reply: ${answer.status} ${await answer.text()}`);
}

/** Hides a post as off topic without a browser. */
export async function hideOverHttp(server: string, person: string, thread: string, number: number): Promise<void> {
  const reason = 'Nie dotyczy tego wątku, tylko sąsiedniej ulicy.';
  const answer = await sendAs(server, person, `/threads/${thread}/posts/${number}/hide`, { rule: 'off_topic', reason });
  if (!answer.ok) throw new Error(`${person} could not hide: ${answer.status} ${await answer.text()}`);
}

/** How many posts of a thread, on all its pages, contain this text. */
export async function countPosts(server: string, thread: string, text: string): Promise<number> {
  let found = 0;
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`${server}/api/v1/threads/${thread}/pages/${page}`);
    const body = await json<{ page: number; pageCount?: number; posts: { html: string | null }[] }>(answer);
    if (body.page !== page) return found;
    found += body.posts.filter(({ html }) => html?.includes(text) === true).length;
    if (body.posts.length < 20) return found;
  }
}

async function json<Body>(answer: Response): Promise<Body> {
  // The API's own tests hold it to its contract.
  return (await answer.json()) as Body;
}
