import { io, type Socket } from 'socket.io-client';
import { demoEmail, demoPassword } from '../src/features/demo/accounts.ts';

/** One address for all instances of a test, as behind a proxy: tokens name it. */
export const publicUrl = 'http://forum.example';

/** People of the demo who may write in Bema; one rate limit each. */
export const writers =
  'halina-w tomasz-k zofia-r marian-p oksana-m jadwiga-m wiktor-s adam-z grazyna-w irena-j ewa-z stanislaw-b krystyna-l agnieszka-d natalia-b joanna-s mateusz-l aleksandra-p jola-t roman-g sigrid-l dawid-k kazimierz-w serhij-d patryk-f'.split(
    ' ',
  );

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What lies at a path inside an answer; the paths are written by hand, so nothing is promised about them. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

export const call = async (
  base: string,
  path: string,
  options: {
    readonly token?: string;
    readonly body?: unknown;
    readonly key?: string;
    readonly cookie?: string;
    /** POST where there is a body, by default. */
    readonly method?: 'PUT' | 'PATCH';
  } = {},
): Promise<Answer & { readonly cookie: string }> => {
  const { token, body, key, cookie, method = 'POST' } = options;
  const answer = await fetch(`${base}/api/v1${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(cookie !== undefined && { cookie, origin: publicUrl }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? null : JSON.parse(text),
    cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '',
  };
};

/** A session of somebody of the demo. */
export const signIn = async (
  base: string,
  person: string,
): Promise<{ readonly token: string; readonly cookie: string }> => {
  const { status, body, cookie } = await call(base, '/auth/sign-in/password', {
    body: { email: demoEmail(person), password: demoPassword },
  });
  if (status !== 200) throw new Error(`${person} could not sign in: ${JSON.stringify(body)}`);
  return { token: String(at(body, 'accessToken')), cookie };
};

/** Sessions of all of them, by person: a password takes its time to check, so a few at once. */
export const signInAll = async (
  bases: readonly string[],
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const tokens = new Map<string, string>();
  for (let from = 0; from < people.length; from += 5) {
    const some = people.slice(from, from + 5);
    await Promise.all(
      some.map(async (person, index) =>
        tokens.set(person, (await signIn(bases[index % bases.length] ?? '', person)).token),
      ),
    );
  }
  return tokens;
};

/** Public id of the demo's thread in Bema that everybody writes to. */
export const findThread = async (base: string): Promise<string> => {
  const { body } = await call(base, '/places/bema/threads?limit=50');
  const items = at(body, 'items');
  const found: unknown = Array.isArray(items)
    ? items.find((item) => String(at(item, 'title')).startsWith('Liście'))
    : null;
  return String(at(found, 'id'));
};

/** A connected socket; rejects when it is refused. */
export const socketTo = async (base: string, token?: string): Promise<Socket> => {
  const socket = io(base, {
    auth: token === undefined ? {} : { token },
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
};

export const joinRoom = (socket: Socket, room: string): Promise<unknown> =>
  socket.timeout(5_000).emitWithAck('room.join', { room });
