import { isDeepStrictEqual } from 'node:util';
import type { PlaceSettings } from '@moja-ulica/shared/estates/schema.ts';
import { slugify } from '@moja-ulica/shared/ids.ts';
import { AppError } from '../../platform/errors.ts';
import { cleanLine, cleanLines, requireShown } from '../../platform/typed-text.ts';
import type { Localized } from './tables.ts';

/** A name as it is kept. Throws `invalid_input` when nothing to read is left. */
export const cleanName = (field: string, typed: string): string => {
  const name = cleanLine(typed);
  requireShown(field, name, 1);
  return name;
};

const cleanAll = (field: string, typed: Localized, clean: (text: string) => string): Localized => {
  const pl = clean(typed.pl);
  requireShown(`${field}.pl`, pl, 1);
  const [en, uk, nb] = [typed.en, typed.uk, typed.nb].map((text) => (text === undefined ? '' : clean(text)));
  return { pl, ...(en && { en }), ...(uk && { uk }), ...(nb && { nb }) };
};

/** One line in several languages; one that is blank is as if it had not been given. Throws `invalid_input` without Polish. */
export const cleanLabel = (field: string, typed: Localized): Localized => cleanAll(field, typed, cleanLine);

/** The same for longer texts. */
export const cleanText = (field: string, typed: Localized): Localized => cleanAll(field, typed, cleanLines);

/** The zone's own name. Throws `invalid_input` for what is none. */
export const checkTimeZone = (name: string): string => {
  if (isTimeZone(name)) return name;
  throw new AppError('invalid_input', {
    fields: [{ field: 'timeZone', code: 'unknown_time_zone', message: 'is not a time zone such as Europe/Warsaw' }],
  });
};

/** Whether dates can be told in it. Offsets (`+02:00`) are none: they know no summer time. */
export const isTimeZone = (name: string): boolean => {
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** A slug made of a name. Throws `invalid_input` for one without a letter or digit that addresses can have. */
export const slugFor = (field: string, name: string): string => {
  const slug = slugOrNull(name);
  if (slug !== null) return slug;
  throw new AppError('invalid_input', {
    fields: [{ field, code: 'no_letters', message: 'needs Latin letters or digits, of which its address is made' }],
  });
};

/** The same; null where it has none. */
export const slugOrNull = (name: string): string | null => {
  // `slugify` falls back to a word when nothing is left: with something before it, what is left shows.
  const slug = slugify(`x ${name}`).slice(2);
  return slug === '' ? null : slug;
};

/** Whether two names are the same thing's: they make the same slug, or are the same where they make none. */
export const isSameName = (one: string, other: string): boolean =>
  (slugOrNull(one) ?? one) === (slugOrNull(other) ?? other);

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Whether somebody reads two labels as the same, in whichever language: where there is none in theirs they are shown Polish. Only
 * Polish makes addresses; a slug of another language would drop letters that tell two labels apart.
 */
export const isSameLabel = (one: Localized, other: Localized): boolean =>
  isSameName(one.pl, other.pl) ||
  (['en', 'uk', 'nb'] as const).some(
    (language) => folded(one[language] ?? one.pl) === folded(other[language] ?? other.pl),
  );

/** What an administrator gave a place, as it is kept. Throws `invalid_input`. */
export const cleanSettings = ({ name, locative, description, timeZone, ...choices }: PlaceSettings): PlaceSettings => ({
  ...choices,
  name: cleanName('name', name),
  locative: cleanName('locative', locative),
  description: cleanText('description', description),
  timeZone: checkTimeZone(timeZone),
});

type Values = Readonly<Record<string, unknown>>;

/** What differs, before and after, for the audit log; null: nothing. */
export const differences = (
  before: Values,
  after: Values,
): { readonly before: Values; readonly after: Values } | null => {
  const changed = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(before[name], value));
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, before[name]])),
    after: Object.fromEntries(changed),
  };
};

/** Whether `order` names each of `known` once. */
export const isOrderOf = (order: readonly string[], known: readonly string[]): boolean =>
  order.length === known.length && new Set(order).size === order.length && known.every((slug) => order.includes(slug));
