import { setTimeout as wait } from 'node:timers/promises';
import { showStairwellCode, stairwellPage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { posterAddress } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import { stairwellRoutes as routes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../../testing/index.ts';
import { readPdf, type ShownPdf } from '../../../testing/read-pdf.ts';
import { scanQr } from '../../../testing/scan-qr.ts';
import { places } from '../tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

let admin: TestUser;
let bema: TestPlace;
beforeAll(async () => {
  admin = await app.make.user({ admin: true });
  bema = await app.make.place();
  await app.platform.db
    .update(places)
    .set({ name: 'Żółte Łąki', accent: 'ochre', emblem: 'rings' })
    .where(eq(places.id, bema.id));
});

const make = async (place: TestPlace) =>
  (
    await app.call(routes.createCode, {
      as: admin,
      params: { place: place.slug },
      body: { label: 'Żwirki i Wigury 8, klatka Ł', maxUses: 20, days: 30 },
    })
  ).body;

const print = async (
  place: TestPlace,
  options: { stairwell?: string; lang?: string } = {},
  as: TestUser | null = admin,
) => {
  // As over a connection, each comes in a turn of its own, which begins with the timers: drawing takes a long one.
  await wait(1);
  return app.server.inject({
    url: posterAddress(place.slug, { lang: 'pl', ...options }),
    headers: as === null ? {} : { authorization: `Bearer ${as.token}` },
  });
};

/** Text of the first page, however its lines are broken. */
const wordsOf = ({ pages }: ShownPdf): string => (pages[0] ?? '').replace(/\s+/g, ' ');

test('a poster leads to the page of its code, and says so in words', async () => {
  const made = await make(bema);
  const { statusCode, headers, rawPayload } = await print(bema, { stairwell: made.id });
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="${bema.slug}-${showStairwellCode(made.code)}.pdf"`,
  });
  const shown = readPdf(rawPayload);
  expect(scanQr(shown)).toBe(`http://localhost:3140${stairwellPage(made.code)}`);
  const text = wordsOf(shown);
  expect(text).toContain('Osiedle Żółte Łąki');
  expect(text).toContain(showStairwellCode(made.code));
  expect(text).toContain('Dołącz do forum sąsiadów.');
  expect(text).toContain('localhost:3140/dolacz');
  expect(text).toContain('Kod działa do 22 grudnia 2026.');
  expect(text).toContain('Nie zapisujemy niczyjego adresu');
  expect(text).not.toContain('\ufffd');
  // Which staircase it is for only staff know.
  expect(text).not.toContain('Wigury');
});

test('its fonts lie in it, and it says its title and language', async () => {
  const made = await make(bema);
  const shown = readPdf((await print(bema, { stairwell: made.id })).rawPayload);
  expect(shown.embeddedFonts.toSorted()).toEqual(['Brygada1918-SemiBold', 'SourceSans3-Bold', 'SourceSans3-Regular']);
  expect(shown.dictionaries).not.toContain('Helvetica');
  expect(shown.dictionaries).toContain('/Lang (pl)');
  expect(shown.dictionaries).toContain('/DisplayDocTitle true');
  expect(shown.dictionaries).toMatch(/\/Title \d+ 0 R/);
});

test('the same code is the same bytes, whenever it is printed', async () => {
  const made = await make(bema);
  const first = await print(bema, { stairwell: made.id });
  app.clock.advance({ days: 1 });
  const second = await print(bema, { stairwell: made.id });
  expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
  const english = await print(bema, { stairwell: made.id, lang: 'en' });
  expect(wordsOf(readPdf(english.rawPayload))).toContain('The code works until 22 December 2026.');
});

test('all codes of an estate that one can still join with are printed together', async () => {
  const piasta = await app.make.place();
  const codes = [await make(piasta), await make(piasta), await make(piasta)];
  await app.call(routes.withdrawCode, {
    as: admin,
    params: { place: piasta.slug, stairwell: codes[1]!.id },
  });
  const { rawPayload, headers } = await print(piasta);
  expect(headers['content-disposition']).toBe(`attachment; filename="${piasta.slug}-plakaty.pdf"`);
  const shown = readPdf(rawPayload);
  expect(shown.pages).toHaveLength(2);
  expect([0, 1].map((page) => scanQr(shown, page))).toEqual(
    [codes[2]!, codes[0]!].map(({ code }) => `http://localhost:3140${stairwellPage(code)}`),
  );
});

test('only the administrator prints, and only what is there', async () => {
  const [closed, empty] = [await app.make.place({ visibility: 'members' }), await app.make.place()];
  const made = await make(bema);
  const moderator = await app.make.user({ memberships: { [bema.slug]: ['moderator'], [closed.slug]: ['moderator'] } });
  const suspended = await app.make.user({ admin: true, suspended: true });
  const outsider = await app.make.user();
  const codeOf = async (...ask: Parameters<typeof print>) => {
    const answer = await print(...ask);
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  expect(await codeOf(bema, {}, null)).toEqual([401, 'unauthorized']);
  expect(await codeOf(bema, {}, moderator)).toEqual([403, 'forbidden']);
  expect(await codeOf(bema, { stairwell: made.id }, outsider)).toEqual([403, 'forbidden']);
  expect(await codeOf(bema, {}, suspended)).toEqual([403, 'account_suspended']);
  expect(await codeOf(closed, {}, outsider)).toEqual([404, 'place_not_found']);
  expect(await codeOf(empty)).toEqual([404, 'stairwell_code_unknown']);
  // A code of another estate is none of this one.
  expect(await codeOf(empty, { stairwell: made.id })).toEqual([404, 'stairwell_code_unknown']);
  expect(await codeOf(empty, { stairwell: made.id, lang: '__proto__' })).toEqual([404, 'stairwell_code_unknown']);
  for (const stairwell of ['../../etc', 'a\0', '']) {
    expect(await codeOf(empty, { stairwell })).toEqual([400, 'invalid_input']);
  }
});
