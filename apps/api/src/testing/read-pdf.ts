import { inflateSync } from 'node:zlib';

/** What a PDF shows, read by its own tables: what one copies out of it, and what a screen reader gets. */
export interface ShownPdf {
  /** Text of each page, in the order of drawing. */
  readonly pages: readonly string[];
  /** Filled rectangles of each page, in points. */
  readonly rectangles: readonly (readonly (readonly [x: number, y: number, width: number, height: number])[])[];
  /** Names of the fonts that lie in the file. */
  readonly embeddedFonts: readonly string[];
  /** The file without its packed parts, for looking at what it says of itself. */
  readonly dictionaries: string;
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

const objectsOf = (bytes: Buffer): ReadonlyMap<string, PdfObject> => {
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, number = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, dictionary = body, packed] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
    const raw = Buffer.from(packed ?? '', 'latin1');
    const stream = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(number, { dictionary, stream: stream.toString('latin1') });
  }
  return objects;
};

const referenceIn = (dictionary: string, name: string): string =>
  new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

const utf16Of = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

/** Letters by glyph. */
const lettersOf = (table: string): readonly string[] =>
  [...table.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/gi)].flatMap(([, row = '']) =>
    [...row.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = '']) => utf16Of(hex)),
  );

/** Reads a PDF as pdfkit writes it: one content a page, fonts as glyphs with tables. Not for any other. */
export const readPdf = (bytes: Buffer): ShownPdf => {
  const objects = objectsOf(bytes);
  const get = (number: string): PdfObject => objects.get(number) ?? { dictionary: '', stream: '' };
  const pages = [...objects.values()].filter(({ dictionary }) => dictionary.includes('/Type /Page\n'));
  const contents = pages.map(({ dictionary }) => {
    const { dictionary: resources } = get(referenceIn(dictionary, 'Resources'));
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [
        name,
        lettersOf(get(referenceIn(get(number).dictionary, 'ToUnicode')).stream),
      ]),
    );
    return { content: get(referenceIn(dictionary, 'Contents')).stream, fonts };
  });
  return {
    pages: contents.map(({ content, fonts }) => {
      let letters: readonly string[] = [];
      const lines: string[] = [];
      for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (font !== undefined) letters = fonts.get(font) ?? [];
        if (glyphs === undefined) continue;
        const codes = [...glyphs.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        lines.push(codes.map((code) => letters[Number.parseInt(code, 16)] ?? '\ufffd').join(''));
      }
      return lines.join('\n');
    }),
    rectangles: contents.map(({ content }) =>
      [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(([, x, y, width, height]) => [
        Number(x),
        Number(y),
        Number(width),
        Number(height),
      ]),
    ),
    embeddedFonts: [...objects.values()]
      .filter(({ dictionary }) => dictionary.includes('/FontFile2 '))
      .map(({ dictionary }) => /\/FontName \/(?:[A-Z]+\+)?([\w-]+)/.exec(dictionary)?.[1] ?? ''),
    dictionaries: [...objects.values()].map(({ dictionary }) => dictionary).join('\n'),
  };
};
