import { AppError } from './errors.ts';

/** Controls and marks that turn the direction of a line, or hide in it. Tabs and line ends of longer texts are kept. */
const unseen = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const unseenInLines = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Letters with heaps of marks climb over their neighbours' lines; no language needs more than four. */
const heapOfMarks = /(\p{M}{4})\p{M}+/gu;

/** What takes no room on the screen: marks without a letter, fillers, joiners, the blank of Braille. */
const withoutInk = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const composed = (typed: string): string => typed.toWellFormed().normalize('NFC').replace(heapOfMarks, '$1');

/** One line as it is kept: NFC, whole characters only, nothing that hides, trimmed, runs of spaces as one. */
export const cleanLine = (typed: string): string => composed(typed).replace(/\s+/g, ' ').replace(unseen, '').trim();

/** A longer text as it is kept: like a line, but with its tabs, indents and line ends, as LF. */
export const cleanLines = (typed: string): string =>
  composed(typed)
    .replace(/\r\n?/g, '\n')
    .replace(unseenInLines, '')
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');

/** Throws `invalid_input` where fewer than `min` characters can be seen; spaces count unless told otherwise. */
export const requireShown = (field: string, text: string, min: number, { spaces = true } = {}): void => {
  const shown = text.replace(withoutInk, '').trim();
  if ((spaces ? shown : shown.replace(/\s/g, '')).length >= min) return;
  const message = `must have at least ${min} characters`;
  throw new AppError('invalid_input', { fields: [{ field, code: 'too_short', message }] });
};

/** A longer text as it is kept, such as a statement of reasons. Throws `invalid_input` where fewer than `min` characters can be seen. */
export const cleanShownLines = (field: string, typed: string, min: number): string => {
  const text = cleanLines(typed).trim();
  requireShown(field, text, min);
  return text;
};
