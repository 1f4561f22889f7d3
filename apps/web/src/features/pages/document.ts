import type { Locale } from '../../lib/i18n.tsx';

/** A paragraph, or a list. Inside: `[words](address)` is a link, `{#id words}` gives words an id that the law asks for. */
export type Block = string | readonly string[];

/** A page of text, the same in shape in every language. */
export interface PageDocument {
  readonly title: string;
  readonly lead: string;
  /** Something to know before reading. */
  readonly notice?: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }[];
}

export type DocumentName = 'rules' | 'privacy' | 'accessibility' | 'about' | 'contact';

// Long texts stay out of the catalogues, which every page loads: each document comes with its page, in one language.
const files = import.meta.glob<PageDocument>('../../locales/*/documents/*.json', { import: 'default' });

/** Loads one document in one language. */
export const loadDocument = (name: DocumentName, locale: Locale): Promise<PageDocument> => {
  const load = files[`../../locales/${locale}/documents/${name}.json`];
  if (load === undefined) throw new Error(`There is no document ${name} in ${locale}`);
  return load();
};

/** A piece of a line: plain words, a link, or words with an id. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  | { readonly kind: 'marked'; readonly id: string; readonly parts: readonly Inline[] };

const pattern = /\[([^\]]+)\]\(([^)\s]+)\)|\{#([\w-]+) ((?:[^{}])+)\}/g;

/** Cuts a line into its pieces. */
export const parseInline = (line: string): readonly Inline[] => {
  const parts: Inline[] = [];
  let end = 0;
  const plain = (text: string): void => {
    if (text !== '') parts.push({ kind: 'text', text });
  };
  for (const match of line.matchAll(pattern)) {
    const [whole, words, to, id, inner] = match;
    plain(line.slice(end, match.index));
    if (words !== undefined && to !== undefined) parts.push({ kind: 'link', text: words, to });
    else if (id !== undefined && inner !== undefined) parts.push({ kind: 'marked', id, parts: parseInline(inner) });
    end = match.index + whole.length;
  }
  plain(line.slice(end));
  return parts;
};
