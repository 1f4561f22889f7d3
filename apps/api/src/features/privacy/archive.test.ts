import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { PersonalData } from '../identity/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { unzip } from '../../testing/unzip.ts';
import { archiveOf } from './archive.ts';

const pageRows = 200;
const posts = 100_000;

/** Posts of a kilobyte that do not compress to nothing, page by page; `read` counts the pages asked for. */
const talkative = (counted: { read: number }): PersonalData => ({
  documents: [
    {
      name: 'posts',
      of: [],
      pages: async function* () {
        for (let from = 0; from < posts; from += pageRows) {
          counted.read += 1;
          yield Array.from({ length: pageRows }, (_, at) => ({
            number: from + at,
            text: Array.from({ length: 40 }, (_word, word) =>
              ((from + at) * 2_654_435_761 + word * 40_503).toString(36),
            ).join(' '),
          }));
        }
      },
    },
  ],
  notExported: {},
  erasers: [],
  notErased: {},
});

const archive = (data: PersonalData, onProgress = () => Promise.resolve()) =>
  archiveOf({
    // The documents above ask no database.
    db: undefined as unknown as Db,
    person: { id: 1n, publicId: 'zzzzzzzzzzzz', displayName: 'Zofia' },
    data: [data],
    t: (key) => (key === 'identity.mailLang' ? 'pl' : key),
    siteName: 'Moja ulica',
    now: new Date('2026-11-29T12:00:00Z'),
    onProgress,
  });

it('reads no further than somebody takes it, however many posts there are', async () => {
  const counted = { read: 0 };
  const pieces: Buffer[] = [];
  for await (const bytes of archive(talkative(counted))) {
    if (pieces.length === 0) {
      // Nobody takes anything for a while: nothing is read for them meanwhile but what fits into the pipes.
      for (let turn = 0; turn < 1000; turn += 1) await nextTurn();
      expect(counted.read).toBeLessThan(50);
    }
    pieces.push(bytes);
  }
  expect(counted.read).toBe(posts / pageRows);
  const list: unknown = JSON.parse(unzip(Buffer.concat(pieces)).get('posts.json') ?? 'null');
  expect(list).toHaveLength(posts);
});

it('fails as a whole when one page cannot be read', async () => {
  const broken: PersonalData = {
    documents: [
      {
        name: 'posts',
        of: [],
        pages: async function* () {
          yield [{ number: 1 }];
          await Promise.resolve();
          throw new Error('no database');
        },
      },
    ],
    notExported: {},
    erasers: [],
    notErased: {},
  };
  const take = async (): Promise<void> => {
    for await (const bytes of archive(broken)) expect(bytes.length).toBeGreaterThan(0);
  };
  await expect(take()).rejects.toThrow('no database');
});
