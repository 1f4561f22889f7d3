import { describe, expect, it } from 'vitest';
import { directoryOver, directoryTopic } from './directory.ts';
import type { DirectoryRows, PersonRow } from './queries-directory.ts';

const bema = { key: 1n, slug: 'bema', kind: 'estate', visibility: 'public', joining: 'open', name: 'Bema' } as const;
const piasta = { ...bema, key: 2n, slug: 'piasta', name: 'Piasta' };

const town: DirectoryRows = {
  places: [bema, piasta],
  topics: [],
  streets: [
    { key: 1n, slug: 'swierkowa', name: 'Świerkowa' },
    { key: 2n, slug: 'lipowa-10', name: 'Lipowa 10' },
    { key: 3n, slug: 'lipowa-9', name: 'Lipowa 9' },
  ],
  institutions: [],
  organisations: [],
  admins: [{ user: 1n }],
  duties: [
    { user: 1n, place: 1n, roles: ['moderator'] },
    { user: 2n, place: 1n, roles: ['animator', 'moderator'] },
    { user: 3n, place: 1n, roles: ['resident', 'animator'] },
    { user: 4n, place: 1n, roles: ['animator'] },
  ],
  liaisons: [
    { user: 2n, place: 1n },
    { user: 4n, place: 1n },
    { user: 4n, place: 2n },
  ],
};

/** A directory over rows that the test sets; it notes each reading. */
const scene = () => {
  const state = {
    town,
    people: [] as PersonRow[],
    current: true,
    now: 0,
    read: [] as string[],
    gate: Promise.resolve(),
  };
  const heard: (() => void)[] = [];
  const directory = directoryOver({
    changes: {
      current: () => state.current,
      onCurrent: (handler) => heard.push(() => handler(state.current)),
      subscribe: (topic, handler) => {
        if (topic === directoryTopic) heard.push(() => void handler({}, { own: false }));
      },
    },
    readTown: async () => {
      state.read.push('town');
      const rows = state.town;
      await state.gate;
      return rows;
    },
    readPeople: async (keys) => {
      state.read.push(`people ${keys.join(' ')}`);
      const rows = state.people.filter(({ key }) => keys.includes(key));
      await state.gate;
      return rows;
    },
    readPlace: async (slug) => {
      state.read.push(`place ${slug}`);
      return state.town.places.find((place) => place.slug === slug) ?? null;
    },
    now: () => state.now,
  });
  const hold = (): (() => void) => {
    let open = (): void => undefined;
    state.gate = new Promise((resolve) => (open = resolve));
    return open;
  };
  return {
    state,
    directory,
    hold,
    changed: () => {
      for (const handle of heard) handle();
    },
    nameOf: (key: bigint) => directory.show((names) => names.place(key).name),
  };
};

const person = (key: bigint, displayName: string): PersonRow => ({
  key,
  handle: `osoba-${key}`,
  displayName,
  livesIn: [],
});

describe('names', () => {
  it('are read once for many who ask at once, and not again', async () => {
    const { state, nameOf } = scene();
    expect(await Promise.all([nameOf(1n), nameOf(2n), nameOf(1n)])).toEqual(['Bema', 'Piasta', 'Bema']);
    expect(await nameOf(2n)).toBe('Piasta');
    expect(state.read).toEqual(['town']);
  });

  it('give streets in the order of their names, numbers as numbers', async () => {
    const { directory } = scene();
    const streets = await directory.show((names) => names.streets([1n, 2n, 3n]));
    expect(streets.map(({ name }) => name)).toEqual(['Lipowa 9', 'Lipowa 10', 'Świerkowa']);
  });

  it.each([
    ['an administrator everywhere, whatever else they are', 1n, ['admin', 'admin']],
    ['a moderator before a liaison and an animator', 2n, ['moderator', null]],
    ['an animator, where that is all', 3n, ['animator', null]],
    ['a liaison before an animator, wherever the institution serves', 4n, ['liaison', 'liaison']],
    ['nothing', 5n, [null, null]],
  ])('show as %s', async (_name, user, roles) => {
    const { directory } = scene();
    expect(await directory.show((names) => [names.roleIn(1n, user), names.roleIn(2n, user)])).toEqual(roles);
  });

  it('are read again when a key is newer than they are, also by many at once', async () => {
    const { state, nameOf } = scene();
    await nameOf(1n);
    state.town = { ...town, places: [...town.places, { ...bema, key: 3n, name: 'Nowe' }] };
    expect(await Promise.all([nameOf(3n), nameOf(3n)])).toEqual(['Nowe', 'Nowe']);
    expect(state.read).toEqual(['town', 'town']);
  });

  it('fail for a key that nothing has, and do not ask for ever', async () => {
    const { state, nameOf } = scene();
    await expect(nameOf(9n)).rejects.toThrow('No place has the key 9');
    expect(state.read.length).toBeLessThan(6);
  });

  it('are dropped when a change is heard; what was being read before it is not kept', async () => {
    const { state, nameOf, changed, hold } = scene();
    const open = hold();
    const early = nameOf(1n);
    state.town = { ...town, places: [{ ...bema, name: 'Bema po nowemu' }] };
    changed();
    const late = nameOf(1n);
    open();
    expect([await early, await late]).toEqual(['Bema', 'Bema po nowemu']);
    expect(await nameOf(1n)).toBe('Bema po nowemu');
    expect(state.read).toEqual(['town', 'town']);
  });

  it('are at most a second old while changes may be missing', async () => {
    const { state, nameOf, changed } = scene();
    await nameOf(1n);
    state.current = false;
    changed();
    expect(await nameOf(1n)).toBe('Bema');
    state.town = { ...town, places: [{ ...bema, name: 'Bema po nowemu' }] };
    state.now += 999;
    expect(await nameOf(1n)).toBe('Bema');
    state.now += 1;
    expect(await nameOf(1n)).toBe('Bema po nowemu');
    state.now += 5;
    await nameOf(1n);
    expect(state.read).toEqual(['town', 'town', 'town']);
  });
});

describe('people', () => {
  it('are read when first shown, all that are missing together', async () => {
    const { state, directory } = scene();
    state.people = [person(1n, 'Zofia'), person(2n, 'Jan')];
    const show = (...keys: bigint[]) => directory.show((names) => keys.map((key) => names.person(key).displayName));
    expect(await show(1n, 2n, 1n)).toEqual(['Zofia', 'Jan', 'Zofia']);
    expect(await show(2n, 1n)).toEqual(['Zofia', 'Jan'].toReversed());
    expect(state.read).toEqual(['town', 'people 1 2']);
  });

  it('have no name once they are gone', async () => {
    const { directory } = scene();
    expect(await directory.show((names) => names.person(7n))).toEqual({ handle: null, displayName: null, livesIn: [] });
  });

  it('are dropped when a change is heard; a name that was being read before it is not kept', async () => {
    const { state, directory, changed, hold } = scene();
    await directory.show(() => null);
    const show = () => directory.show((names) => names.person(1n).displayName);
    state.people = [person(1n, 'Zofia')];
    const open = hold();
    const early = show();
    while (!state.read.includes('people 1')) await Promise.resolve();
    state.people = [person(1n, 'Zofia Nowa')];
    changed();
    open();
    await early;
    expect(await show()).toBe('Zofia Nowa');
  });
});

describe('a place by its slug', () => {
  it('is known without reading, asked for where it is not, and always asked for while changes may be missing', async () => {
    const { state, directory } = scene();
    expect(await directory.place('bema')).toMatchObject({ key: 1n, visibility: 'public' });
    expect(await directory.place('nie-ma')).toBeNull();
    state.current = false;
    expect(await directory.place('bema')).toMatchObject({ key: 1n });
    expect(state.read).toEqual(['town', 'place nie-ma', 'place bema']);
  });
});
