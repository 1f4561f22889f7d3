import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Longest run of HTML looked at: an excerpt is short. */
const maxHtmlChars = 8_000;

/**
 * Plain text of a post's stored HTML, on one line, cut at a word with an ellipsis. What the author quotes is left out
 * unless there is nothing else. The result is text, not HTML: escape it where it is shown.
 */
export const plainExcerpt = (html: string, maxChars: number = threadLimits.excerptChars): string => {
  const head = html.slice(0, maxHtmlChars);
  return cut(plainText(head, false) || plainText(head, true), maxChars);
};

const plainText = (html: string, withQuotes: boolean): string => {
  let text = '';
  let quoteDepth = 0;
  // Our own HTML: every < begins a tag, everything else is escaped. A tag cut off at the end is left out.
  for (const piece of html.split(/(<[^>]*>?)/)) {
    if (piece.startsWith('<blockquote')) quoteDepth += 1;
    else if (piece.startsWith('</blockquote')) quoteDepth -= 1;
    else if (piece.startsWith('<')) text += inline.test(piece) ? '' : ' ';
    else if (withQuotes || quoteDepth === 0) text += piece;
  }
  return text
    .replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
};

const inline = /^<\/?(em|strong|s|a|code)[ >]/;

const cut = (text: string, maxChars: number): string => {
  if (text.length <= maxChars) return text;
  const room = text.slice(0, maxChars - 1);
  const lastSpace = room.lastIndexOf(' ');
  // Half a word of a very long one is better than nothing; half a character is not.
  const end = lastSpace > maxChars / 2 ? room.slice(0, lastSpace) : room.replace(/[\uD800-\uDBFF]$/, '');
  return `${end.replace(/[\s.,;:–-]+$/u, '')}…`;
};
