import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { cleanLine, cleanLines, requireShown } from '../../platform/typed-text.ts';

/** A title as it is kept. Throws `invalid_input` when too little is left. */
export const cleanTitle = (title: string): string => {
  const clean = cleanLine(title);
  requireShown('title', clean, threadLimits.minTitleChars);
  return clean;
};

/** Markdown as it is kept. Throws `invalid_input` when nothing to read is left. */
export const cleanBody = (body: string): string => {
  const clean = cleanLines(body);
  requireShown('body', clean, threadLimits.minBodyChars, { spaces: false });
  return clean;
};

/**
 * True when one text becomes the other by at most `limit` characters put in, taken out or replaced (Levenshtein, looked
 * at only in the band that the limit leaves: texts of 20 000 characters take some milliseconds).
 */
export const changedAtMost = (before: string, after: string, limit: number): boolean => {
  const [from, to] = withoutCommonEnds(before, after);
  if (Math.abs(from.length - to.length) > limit) return false;
  const width = 2 * limit + 1;
  // Cell `k` of a row: distance between the first `row` characters of `from` and the first `row + k - limit` of `to`.
  let cells = Array.from({ length: width }, (_, k) => (k < limit ? Infinity : k - limit));
  for (let row = 1; row <= from.length; row += 1) {
    const next = Array.from({ length: width }, () => Infinity);
    for (let k = 0; k < width; k += 1) {
      const column = row + k - limit;
      if (column < 0 || column > to.length) continue;
      const replaced = column === 0 ? Infinity : at(cells, k) + (from[row - 1] === to[column - 1] ? 0 : 1);
      next[k] = Math.min(replaced, at(cells, k + 1) + 1, at(next, k - 1) + 1);
    }
    cells = next;
    if (Math.min(...cells) > limit) return false;
  }
  return at(cells, to.length - from.length + limit) <= limit;
};

const at = (cells: readonly number[], index: number): number => cells[index] ?? Infinity;

const withoutCommonEnds = (one: string, other: string): [string, string] => {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
};
