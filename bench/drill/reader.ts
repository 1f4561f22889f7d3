import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientEvents, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import type { PostEvent } from '@moja-ulica/shared/threads/events.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { io, type Socket } from 'socket.io-client';
import { getJson } from '../lib/get-json.ts';

/** What a reader holds of a post. */
export interface HeldPost {
  readonly id: string;
  readonly version: number;
  readonly html: string | null;
}

/** Somebody who has a thread open, and keeps it true as the client does: by events, their versions, and asking after gaps. */
export interface Reader {
  readonly thread: string;
  /** Version of the thread up to which everything is held. */
  version(): number;
  /** By number. */
  posts(): ReadonlyMap<number, HeldPost>;
  /** Breaks the connection, as a phone in a lift does; it comes back by itself. */
  cut(): void;
  readonly seen: { readonly cuts: number; readonly events: number; readonly heals: number };
  close(): void;
}

/** Events of one thread come in order; a gap that stays this long is a loss. */
const gapPatienceMs = 400;
const patienceMs = 5000;
const pauseAfterFailureMs = 200;

export const openReader = (instance: string, thread: string): Reader => {
  const held = new Map<number, HeldPost>();
  /** Events that came after a gap, by version. */
  const early = new Map<number, PostEvent>();
  const seen = { cuts: 0, events: 0, heals: 0 };
  let version = 0;
  const state = { open: true };
  let healing: Promise<void> | null = null;
  let askedAgain = false;

  const hold = (post: Post): void => {
    const known = held.get(post.number);
    if (known !== undefined && known.version > post.version) return;
    held.set(post.number, { id: post.id, version: post.version, html: post.html });
  };

  const readAll = async (): Promise<void> => {
    const first = await readPage(1);
    for (const post of first.posts) hold(post);
    for (let page = 2; held.size < first.thread.lastNumber; page += 1) {
      const { posts } = await readPage(page);
      if (posts.length === 0) break;
      for (const post of posts) hold(post);
    }
    // Later pages may be newer than the first; what changed since the first is asked for again.
    version = Math.max(version, first.thread.version);
  };
  const readPage = (page: number) => {
    const path = threadRoutes.threadPage.path.replace(':thread', thread).replace(':page', String(page));
    return getJson(`${instance}${path}`, threadRoutes.threadPage.responses[200]);
  };

  const healOnce = async (): Promise<void> => {
    if (version === 0) await readAll();
    const path = threadRoutes.changes.path.replace(':thread', thread);
    const url = `${instance}${path}?since=${String(version)}`;
    const changes = await getJson(url, threadRoutes.changes.responses[200]);
    if (changes.complete) {
      for (const post of changes.posts) hold(post);
      version = Math.max(version, changes.thread.version);
    } else await readAll();
    takeEarly();
  };

  const heal = (): void => {
    if (healing !== null) {
      askedAgain = true;
      return;
    }
    const work = async (): Promise<void> => {
      seen.heals += 1;
      while (state.open) {
        try {
          askedAgain = false;
          await healOnce();
          if (!askedAgain) return;
        } catch {
          // The instance is away: it is being hurt on purpose. Asked again until it answers.
          await sleep(pauseAfterFailureMs);
        }
      }
    };
    healing = work().finally(() => {
      healing = null;
    });
  };

  const takeEarly = (): void => {
    for (let next = early.get(version + 1); next !== undefined; next = early.get(version + 1)) {
      hold(next.post);
      version += 1;
    }
    for (const known of early.keys()) if (known <= version) early.delete(known);
  };

  const take = (event: PostEvent): void => {
    if (event.thread.id !== thread) return;
    seen.events += 1;
    if (event.thread.version <= version) return;
    early.set(event.thread.version, event);
    takeEarly();
    if (early.size > 0) {
      setTimeout(() => {
        if (state.open && early.size > 0) heal();
      }, gapPatienceMs);
    }
  };

  const socket: Socket<ServerEvents, ClientEvents> = io(instance, {
    transports: ['websocket'],
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    forceNew: true,
  });
  const enter = (): void => {
    socket.timeout(patienceMs).emit('room.join', { room: `thread:${thread}` }, (error, answer) => {
      if (!socket.connected) return;
      // A refusal while the database is away is not for ever.
      if (error !== null || !answer.ok) setTimeout(enter, pauseAfterFailureMs);
      else heal();
    });
  };
  socket.on('connect', enter);
  socket.on('disconnect', (reason) => {
    // socket.io comes back by itself, except from a server that said goodbye.
    if (state.open && reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    if (state.open && !socket.active) setTimeout(() => socket.connect(), pauseAfterFailureMs);
  });
  for (const name of ['post.created', 'post.updated', 'post.hidden'] as const) socket.on(name, take);
  socket.on('room.catchup', ({ room }) => {
    if (room === null || room === `thread:${thread}`) heal();
  });
  heal();

  return {
    thread,
    version: () => version,
    posts: () => held,
    seen,
    cut: () => {
      if (!socket.connected) return;
      seen.cuts += 1;
      socket.io.engine.close();
    },
    close: () => {
      state.open = false;
      socket.close();
    },
  };
};
