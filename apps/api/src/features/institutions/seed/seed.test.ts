import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../testing/index.ts';
import { parseTown, readTownFile, TownFileError } from './read-town-file.ts';
import { seedTown } from './seed-town.ts';

const app = await startTestApp();
afterAll(() => app.close());

const faultsOf = (text: string): readonly string[] => {
  try {
    parseTown(text, 'miasto.json');
  } catch (error) {
    if (error instanceof TownFileError) return error.faults;
    throw error;
  }
  return [];
};

const place = (changes: object = {}) => ({
  slug: 'bema',
  kind: 'estate',
  name: 'Bema',
  locative: 'na Bema',
  description: { pl: 'Bloki i staw.' },
  topics: [{ slug: 'zielen', name: { pl: 'Zieleń' } }],
  ...changes,
});

const city = place({ slug: 'miasto', kind: 'city', name: 'Miasto', locative: 'w mieście' });

const institution = (changes: object = {}) => ({
  slug: 'rada',
  kind: 'estate_council',
  name: { pl: 'Rada' },
  description: { pl: 'Rada osiedla.' },
  places: ['bema'],
  promiseDays: 7,
  ...changes,
});

const town = (changes: object = {}) =>
  JSON.stringify({ places: [city, place()], institutions: [institution()], ...changes });

test('the project’s own town fills an empty installation, once', async () => {
  const file = readTownFile(null);
  const fill = () => app.platform.db.transaction((tx) => seedTown(tx, file));
  expect((await Promise.all([fill(), fill()])).filter((filled) => filled)).toHaveLength(1);
  expect(await fill()).toBe(false);

  const { body } = await app.call(estateRoutes.listPlaces, {});
  // In the order of the file, each with its own look.
  expect(body.items.map(({ name, accent, emblem }) => [name, accent, emblem])).toEqual([
    ['Białystok', 'neutral', 'walls'],
    ['Bema', 'brick', 'fort'],
    ['Tysiąclecia', 'ochre', 'rings'],
    ['Przyjaźń', 'raspberry', 'circles'],
    ['Piasta', 'cobalt', 'wheel'],
    ['Białostoczek', 'teal', 'stream'],
    ['TBS', 'violet', 'gables'],
  ]);
  const bema = await app.call(estateRoutes.place, { params: { place: 'bema' } });
  expect(bema.body).toMatchObject({ visibility: 'public', joining: 'open', timeZone: 'Europe/Warsaw' });
  expect(bema.body.topics.map(({ slug }) => slug).slice(0, 2)).toEqual(['chodniki', 'parkowanie']);
  expect(bema.body.streets.map(({ name }) => name)).toEqual(['ul. Bema', 'ul. Depowa']);
  const institutions = await app.call(institutionRoutes.listInstitutions, { params: { place: 'bema' } });
  expect(institutions.body.items.map(({ slug }) => slug)).toEqual([
    'rada-bema',
    'um-gospodarka',
    'um-transport',
    'um-zielen-drogi',
  ]);
});

describe('a town’s own file', () => {
  test('needs no more than the required fields', () => {
    expect(faultsOf(town())).toEqual([]);
    expect(faultsOf(town({ institutions: [] }))).toEqual([]);
  });

  test.each<[string, string, string | RegExp]>([
    ['no JSON', '{', /^the file: is not JSON/],
    ['a list', '[]', 'the file: must be object'],
    ['no institutions', JSON.stringify({ places: [city] }), "the file: must have required property 'institutions'"],
    [
      'an unknown field',
      town({ places: [{ ...city, colour: 'red' }] }),
      'places.0: must NOT have additional properties ("colour")',
    ],
    [
      'a slug with capitals',
      town({ places: [city, place({ slug: 'Bema' })], institutions: [] }),
      /^places\.1\.slug: must match pattern/,
    ],
    [
      'another kind',
      town({ places: [city, place({ kind: 'village' })] }),
      'places.1.kind: must be one of "city", "estate"',
    ],
    [
      'no Polish text',
      town({ places: [city, place({ description: { en: 'x' } })] }),
      "places.1.description: must have required property 'pl'",
    ],
    [
      'an unknown language',
      town({ places: [city, place({ topics: [{ slug: 'a', name: { pl: 'A', de: 'A' } }] })] }),
      'places.1.topics.0.name: must NOT have additional properties ("de")',
    ],
    [
      'a promise in words',
      town({ institutions: [institution({ promiseDays: '7' })] }),
      'institutions.0.promiseDays: must be integer',
    ],
    ['no city', town({ places: [place()] }), 'places: there must be exactly one place of kind "city", not 0'],
    ['a slug twice', town({ places: [city, place(), place()] }), 'places.2.slug: "bema" was used before, at places.1'],
    [
      'a topic twice',
      town({
        places: [
          city,
          place({
            topics: [
              { slug: 'a', name: { pl: 'A' } },
              { slug: 'a', name: { pl: 'B' } },
            ],
          }),
        ],
      }),
      'places.1.topics.1.slug: "a" was used before, at places.1.topics.0',
    ],
    [
      'a time zone of nowhere',
      town({ site: { timeZone: 'Europe/Bema' } }),
      'site.timeZone: "Europe/Bema" is not a time zone such as Europe/Warsaw',
    ],
    [
      'a place that is not there',
      town({ institutions: [institution({ places: ['bema', 'piasta'] })] }),
      'institutions.0.places.1: there is no place "piasta" in this file',
    ],
  ])('with %s is refused', (_what, text, fault) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  test('has all its faults named at once', () => {
    const faults = faultsOf(town({ places: [place({ slug: 'miasto', name: '' }), place({ joining: 'never' })] }));
    expect(faults).toEqual([
      'places.0.name: must NOT have fewer than 1 characters',
      'places.1.joining: must be one of "open", "code", "approval"',
    ]);
  });

  test('that is not there is named', () => {
    expect(() => readTownFile('/nie/ma/miasta.json')).toThrow(
      /^\/nie\/ma\/miasta\.json cannot be used:\n- the file: cannot be read/,
    );
  });
});
