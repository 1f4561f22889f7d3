import { expect, it } from 'vitest';
import { townNamesFrom } from '../institutions/names.ts';
import { createPageCache, type MadePage } from './page-cache.ts';
import { makePageEntry } from './page-entry.ts';
import type { PlaceRow } from './queries/access.ts';
import type { HeadRow } from './queries/rows.ts';

const place: PlaceRow = { key: 1n, slug: 'bema', kind: 'estate', visibility: 'members', joining: 'open' };
const thread = 'abcdefghijkm';
const at = new Date('2026-11-20T10:00:00Z');

const names = {
  ...townNamesFrom({
    places: [{ ...place, name: 'Bema' }],
    topics: [],
    streets: [],
    institutions: [],
    organisations: [],
    admins: [],
    duties: [],
    liaisons: [],
  }),
  person: () => ({ handle: null, displayName: null, livesIn: [] }),
};

const madeAt = (version: number): MadePage => {
  const access = { key: 1n, version, lastNumber: 1, locked: false, place };
  const head: HeadRow = {
    key: 1n,
    id: thread,
    slug: 'latarnie',
    title: 'Latarnie',
    kind: 'discussion',
    lang: 'pl',
    placeKey: place.key,
    topicKey: null,
    streetKeys: null,
    authorKey: null,
    createdAt: at,
    lastActivityAt: at,
    version,
    lastNumber: 1,
    pinned: false,
    locked: false,
    state: null,
    institutionKey: null,
    dueAt: null,
    concerns: 0,
    answeredBy: null,
  };
  return { access, entry: makePageEntry(names, { access, thread: head, posts: [] }, 1) };
};

/** A cache over a thread whose version the test sets; it notes each reading. */
const scene = ({ maxBytes = 1_000_000, current = true } = {}) => {
  const state = { version: 1, current, read: [] as string[], gate: Promise.resolve() };
  const cache = createPageCache(
    { current: () => state.current, onCurrent: () => undefined },
    {
      access: async () => {
        state.read.push('access');
        return madeAt(state.version).access;
      },
      page: async () => {
        state.read.push('page');
        const made = madeAt(state.version);
        await state.gate;
        return made;
      },
    },
    { maxBytes },
  );
  const get = (permit = () => true) => cache.entry(thread, 1, permit);
  return { state, cache, get };
};

it('reads an unknown thread in one statement, and not at all the second time', async () => {
  const { state, get } = scene();
  const first = await get();
  expect(await get()).toBe(first);
  expect(state.read).toEqual(['page']);
});

it('asks for permission each time, whatever it keeps, and gives nothing without it', async () => {
  const { state, get } = scene();
  expect(await get(() => false)).toBeNull();
  expect(await get()).not.toBeNull();
  const places: PlaceRow[] = [];
  const refusing = (given?: PlaceRow) => {
    if (given !== undefined) places.push(given);
    return false;
  };
  expect(await get(refusing)).toBeNull();
  expect(places).toEqual([place]);
  expect(state.read).toEqual(['page']);
});

it('makes a page anew once it has heard of a change', async () => {
  const { state, cache, get } = scene();
  await get();
  state.version = 2;
  expect((await get())?.version).toBe(1);
  cache.changed(thread, 2);
  expect((await get())?.version).toBe(2);
});

it('keeps nothing that was read before a change it has heard of since, nor shares it', async () => {
  const { state, cache, get } = scene();
  let open = (): void => undefined;
  state.gate = new Promise((resolve) => (open = resolve));
  const [early, together] = [get(), get()];
  state.version = 2;
  cache.changed(thread, 2);
  const late = get();
  open();
  expect([(await early)?.version, (await together)?.version, (await late)?.version]).toEqual([1, 1, 2]);
  expect(state.read).toEqual(['page', 'page']);
  expect((await get())?.version).toBe(2);
});

it.each([
  ['without memory', { maxBytes: 0 }],
  ['while it may be missing changes', { current: false }],
])('keeps nothing %s', async (_name, options) => {
  const { state, get } = scene(options);
  await get();
  await get();
  expect(state.read).toEqual(['page', 'page']);
});
