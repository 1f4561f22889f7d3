import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiFolder } from '../../../platform/paths.ts';

const listFile = join(apiFolder, 'src/features/identity/passwords/common-passwords.txt');

/** What is typed by sliding along a keyboard or the alphabet. */
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'zaq12wsxcde34rfvbgt56yhnmju78',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
].flatMap((row) => [row, [...row].toReversed().join('')]);

const shortestRun = 3;
const fewestDistinctChars = 5;
/** Fewer letters than this beside listed or own words protect nothing. */
const fewestOwnLetters = 5;
const shortestContextWord = 3;

/** Words of the product itself, with the endings that matter cut by hand. */
const productWords = [
  'moja',
  'moje',
  'ulica',
  'osiedle',
  'osiedla',
  'miasto',
  'miasta',
  'forum',
  'sasiad',
  'mieszkaniec',
  'bialystok',
];

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case without diacritics. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');

const withoutLookalikes = (text: string): string => text.replace(/[013457@$!]/g, (char) => lookalikes[char] ?? char);

const trimmed = (text: string): string => text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');

const lettersAndDigits = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** `abcabcabc` is `abc`. */
const repeatedUnit = (text: string): string => {
  const length = (text + text).indexOf(text, 1);
  return text.slice(0, length);
};

/** What is left when every run along a row is taken out. */
const withoutRuns = (text: string): string => {
  let left = '';
  let at = 0;
  while (at < text.length) {
    let length = 0;
    while (at + length < text.length && rows.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
    if (length < shortestRun) {
      left += text.charAt(at);
      at += 1;
    } else {
      at += length;
    }
  }
  return left;
};

const countLetters = (text: string): number => text.replace(/[^\p{L}]/gu, '').length;

/** Words of `context` long enough to matter, longest first, so that a part never hides the whole. */
const wordsOf = (context: readonly string[]): readonly string[] =>
  [...context, ...productWords]
    .flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= shortestContextWord)
    .toSorted((one, other) => other.length - one.length);

/** Tells whether a password is among those that are tried first. */
export type IsCommon = (password: string, context: readonly string[]) => boolean;

/**
 * Reads the list once. A password is common if it is a listed one, a listed one with digits and signs around it or letters
 * replaced by lookalikes, one repeated, a slide along the keyboard, or made of words about the site and the person (`context`:
 * names, address) and little else. A phrase of several words passes, whatever the words.
 */
export const createIsCommon = (): IsCommon => {
  const listed = new Set(readFileSync(listFile, 'utf8').trimEnd().split('\n').map(fold));

  const isListed = (text: string): boolean =>
    [text, trimmed(text), lettersAndDigits(text), trimmed(lettersAndDigits(text))].some(
      (form) => listed.has(form) || listed.has(repeatedUnit(form)),
    );

  const isMadeOf = (words: readonly string[], text: string): boolean => {
    let left = text;
    for (const word of words) left = left.replaceAll(word, ' ');
    return left !== text && (countLetters(left) < fewestOwnLetters || isListed(left.replaceAll(' ', '')));
  };

  return (password, context) => {
    const folded = fold(password);
    if (new Set(folded).size < fewestDistinctChars) return true;
    if (withoutRuns(lettersAndDigits(folded)).length <= shortestRun) return true;
    const words = wordsOf(context);
    return [folded, withoutLookalikes(folded)].some((form) => isListed(form) || isMadeOf(words, form));
  };
};
