/** Words that name a quoted post, and the address of the post in the client. */
export type Sources = ReadonlyMap<string, string>;

/** First line of a quotation, see `buildQuote`: `> [Zofia R., nr 5](/o/piasta/w/4kT…/lawka/5):`. */
const withAddress = /^((?:> ?)+)\[((?:[^\]\\\n]|\\.){1,200})\]\((\/o\/[^()\s]{1,300})\):$/gm;
const withoutAddress = /^((?:> ?)+)([^\n]{1,200}):$/gm;

/** The posts that a text says it quotes; the first address where the same words stand for several. */
export const sourcesOf = (text: string): Sources => {
  const sources = new Map<string, string>();
  for (const [, , words = '', address = ''] of text.matchAll(withAddress)) {
    if (!sources.has(words)) sources.set(words, address);
  }
  return sources;
};

/** A text as one writes it, without code before a quotation: `> Zofia R., nr 5:`. Undone by `withAddresses`. */
export const withoutAddresses = (text: string): string => {
  const sources = sourcesOf(text);
  return text.replaceAll(withAddress, (line: string, marks: string, words: string, address: string) =>
    sources.get(words) === address ? `${marks}${words}:` : line,
  );
};

/** The text as it is kept, where the posts that it quotes are links. */
export const withAddresses = (text: string, sources: Sources): string =>
  text.replaceAll(withoutAddress, (line: string, marks: string, words: string) => {
    const address = sources.get(words);
    return address === undefined ? line : `${marks}[${words}](${address}):`;
  });
