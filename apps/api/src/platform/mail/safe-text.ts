/** Control characters, line and paragraph separators, and marks that reverse or hide the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** One line of plain text: nothing in it can start another header or turn the writing round. */
export const oneLine = (text: string): string => text.replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();

/** What mail programs turn into links by themselves: schemes, `www.`, and names with a dot and letters after it. */
const linkLike = /(?:https?:\/\/|www\.)|(?<=[\p{L}\p{N}])[.@](?=[\p{L}\p{N}])|:\/\//giu;

/**
 * Somebody's own words (a name, a title) inside a mail's text: on one line, and with nothing that a mail program would make
 * a link of, since the reader would take it for ours.
 */
export const neutral = (text: string): string =>
  oneLine(text).replace(linkLike, (match) =>
    match === '@' || match === '.' ? ` ${match} ` : match.replace(/[:/.]+/g, ' '),
  );

/** `local@host` and nothing else: no list, group, comment, quote, name or line break that could reach somebody else. */
export const isSingleAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u.test(
    text,
  );

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or a quoted attribute's value. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
