import type { Readable } from 'node:stream';
import { showStairwellCode, stairwellPage, typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managedEstate } from '../managed-estate.ts';
import type { PlaceRow } from '../queries.ts';
import { findStairwell, listStairwells, type StairwellRow } from '../queries-stairwells.ts';
import type { Poster } from './draw-poster.ts';
import { makePosters } from './make-posters.ts';

const postersAtOnce = 50;

interface Posters {
  /** Slug. */
  readonly place: string;
  /** Public id of one code; null: all of the estate that one can still join with. */
  readonly stairwell: string | null;
  /** Locale of a catalogue; any other is printed in Polish. */
  readonly lang: string;
}

async function* usableCodes(context: EstatesContext, first: readonly StairwellRow[]) {
  const { db, clock } = context.platform;
  let some = first;
  while (some.length > 0) {
    yield some;
    const last = some.at(-1);
    if (some.length < postersAtOnce || last === undefined) return;
    const { placeId, publicId } = last;
    some = await listStairwells(db, { placeId, after: publicId, limit: postersAtOnce, usableAt: clock.now() });
  }
}

const postersFor = ({ platform, texts }: EstatesContext, place: PlaceRow, lang: string) => {
  const t = texts(lang);
  const { publicUrl, siteName } = platform.config;
  const typedAddress = `${publicUrl.replace(/^https?:\/\//, '')}${typedCodePage}`;
  const days = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: place.timeZone });
  return ({ code, expiresAt }: StairwellRow): Poster => ({
    texts: {
      site: siteName,
      estate: t('estates.posterEstate', { name: place.name }),
      title: t('estates.posterTitle'),
      lead: t('estates.posterLead'),
      stepsTitle: t('estates.posterStepsTitle'),
      steps: [t('estates.posterStepScan'), t('estates.posterStepSignIn'), t('estates.posterStepJoin')],
      byHand: t('estates.posterByHand', { address: typedAddress }),
      validUntil: t('estates.posterValid', { date: days.format(expiresAt) }),
      privacy: t('estates.posterPrivacy', { url: `${publicUrl}/prywatnosc` }),
    },
    name: place.name,
    accent: place.accent,
    emblem: place.emblem,
    code,
    link: publicUrl + stairwellPage(code),
  });
};

/**
 * Posters to print, one a page. The same codes give the same bytes.
 * @throws what `managedEstate` throws, `stairwell_code_unknown` where there is nothing to print
 */
export const postersOf = async (
  context: EstatesContext,
  caller: Caller,
  { place: slug, stairwell, lang }: Posters,
): Promise<{ fileName: string; stream: Readable }> => {
  const { db, clock } = context.platform;
  const { place } = await managedEstate(context, db, { caller, place: slug });
  const language = lang === 'en' ? 'en' : 'pl';
  const one = stairwell === null ? null : await findStairwell(db, place.id, stairwell);
  const first =
    stairwell === null
      ? await listStairwells(db, { placeId: place.id, after: null, limit: postersAtOnce, usableAt: clock.now() })
      : one === null
        ? []
        : [one];
  const [newest] = first;
  if (newest === undefined) throw new AppError('stairwell_code_unknown');
  const codes = stairwell === null ? usableCodes(context, first) : usableCodes(context, first.slice(0, 1));
  const toPoster = postersFor(context, place, language);
  const posters = async function* () {
    for await (const some of codes) yield some.map(toPoster);
  };
  const title = context.texts(language)('estates.posterFile', { count: stairwell === null ? 2 : 1, name: place.name });
  const stream = await makePosters({ title, lang: language, createdAt: newest.createdAt, posters: posters() });
  const fileName =
    stairwell === null ? `${place.slug}-plakaty.pdf` : `${place.slug}-${showStairwellCode(newest.code)}.pdf`;
  return { fileName, stream };
};
