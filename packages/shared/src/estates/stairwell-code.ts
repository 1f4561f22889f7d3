/**
 * 18 letters and 8 digits: none of 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V as a pair, so that a code read off a wall or over the
 * telephone is typed right.
 */
export const stairwellAlphabet = '23456789ACDEFHJKMNPQRTVWXY';

/**
 * 26^9 ≈ 2^42: with a thousand codes that hold, somebody who may guess 50 times in 15 minutes (see `attempts`) finds one in
 * some three thousand years.
 */
export const stairwellCodeLength = 9;

export const stairwellCodePattern = `^[${stairwellAlphabet}]{${stairwellCodeLength}}$`;

/** Where a code is typed. */
export const typedCodePage = '/dolacz';

/** Where a code's poster leads. */
export const stairwellPage = (code: string): string => `${typedCodePage}/${code}`;

/** What these letters are meant by who reads a code and types it. */
const mistaken: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', Z: '2', U: 'V' };

const fits = new RegExp(stairwellCodePattern);

/** The code that somebody has typed, with or without spaces and hyphens, in any case; null: it cannot be one. */
export const readStairwellCode = (typed: string): string | null => {
  const code = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[BGSUZ]/g, (letter) => mistaken[letter] ?? letter);
  return fits.test(code) ? code : null;
};

/** A code in groups of three, as it is printed: `K7M-4QX-92T`. */
export const showStairwellCode = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1-');
