/** A title as it stands inside quotation marks: its own become those of a quotation within a quotation. */
export const innerQuotes = (title: string): string =>
  title.replaceAll(/„([^„”]*)”/g, '«$1»').replaceAll(/“([^“”]*)”/g, '‘$1’');
