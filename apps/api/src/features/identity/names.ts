import { slugify } from '@moja-ulica/shared/ids.ts';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { AppError } from '../../platform/errors.ts';

/** Controls, direction overrides, invisible and unassigned characters, line and paragraph ends. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u;
/** Letters and marks by their class, but nothing to see. */
const blank = /[\u115F\u1160\u2800\u3164\uFFA0]|\u034F|\u17B4|\u17B5/;
/** Letters with heaps of marks climb over their neighbours' lines. */
const stackedMarks = /\p{M}{3}/u;
/** `www.`, `//`, `a@b`, or a dot between two words: mail programs make links of them. */
const linkLike = /www\.|\/\/|[@\\<>]|[\p{L}\p{N}-]\.\p{L}{2}/iu;

/** A name that is typed in this field. */
interface NameRules {
  readonly field: string;
  readonly min: number;
  readonly max: number;
}

/**
 * A name as it is kept: NFC, trimmed, single spaces. Throws `name_not_allowed` for one that is too short or long then, has no
 * letter, hides characters, or would turn into a link in a mail.
 */
const cleanName = (typed: string, { field, min, max }: NameRules): string => {
  const name = typed
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const length = [...name].length;
  const allowed =
    length >= min &&
    length <= max &&
    /\p{L}/u.test(name) &&
    !unprintable.test(name) &&
    !blank.test(name) &&
    !stackedMarks.test(name) &&
    !linkLike.test(name);
  if (!allowed) {
    throw new AppError('name_not_allowed', {
      fields: [{ field, code: 'name_not_allowed', message: 'a name with letters, without links or hidden characters' }],
    });
  }
  return name;
};

/** A person's name as others read it, see `cleanName`. */
export const cleanDisplayName = (typed: string): string =>
  cleanName(typed, { field: 'displayName', min: limits.minDisplayNameChars, max: limits.maxDisplayNameChars });

/** What a passkey is called, in the settings and in mails, see `cleanName`. */
export const cleanPasskeyName = (typed: string): string =>
  cleanName(typed, { field: 'name', min: limits.minPasskeyNameChars, max: limits.maxPasskeyNameChars });

/** Latin spelling of Cyrillic letters (Ukrainian rules, with the Russian and Belarusian letters) and of what NFD leaves whole. */
const latin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i', к: 'k',
  л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'shch', ь: '', ю: 'iu', я: 'ia', ё: 'io', э: 'e', ы: 'y', ъ: '', ў: 'u', ø: 'o', æ: 'ae', ß: 'ss', đ: 'd',
}; // prettier-ignore

const maxBaseChars = 40;

/** The handle a name asks for; `osoba` where its script has no Latin spelling here. */
export const handleBase = (displayName: string): string => {
  const spelled = [...displayName.normalize('NFC').toLowerCase()].map((letter) => latin[letter] ?? letter).join('');
  if (!/[a-z0-9]/.test(spelled.normalize('NFD'))) return 'osoba';
  return slugify(spelled).slice(0, maxBaseChars).replace(/-+$/, '');
};

/** The first free handle: the base, then `base-2`, `base-3` … */
export const freeHandle = (base: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
};
