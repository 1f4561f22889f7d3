import { accessibilityIds } from '@moja-ulica/shared/documents/documents.ts';
import { documentLimits } from '@moja-ulica/shared/documents/limits.ts';
import type { DocumentLocale, DocumentName, DocumentProblems } from '@moja-ulica/shared/documents/schema.ts';
import { createMarkdown } from '../../../platform/markdown/markdown.ts';
import { createSanitizer } from '../../../platform/markdown/sanitize.ts';
import { cellLabel, withCellLabels } from './cell-labels.ts';
import { Found, type Values } from './found.ts';
import { withIds } from './marked-words.ts';
import { withPlaceholders } from './placeholders.ts';

/** A text, and what its placeholders stand for. */
export interface DocumentText {
  readonly document: DocumentName;
  readonly locale: DocumentLocale;
  /** Markdown that begins with `# Title`. */
  readonly body: string;
  readonly values: Values;
}

export interface RenderedDocument {
  /** Plain text; empty where the text does not begin with a title. */
  readonly title: string;
  /** Safe HTML without the title; its first paragraph is the lead. */
  readonly html: string;
  readonly problems: DocumentProblems;
}

export type RenderDocument = (text: DocumentText) => RenderedDocument;

const notGiven: Record<DocumentLocale, string> = { pl: 'jeszcze nie podano', en: 'not given yet' };

const titleLine = /^\s*#[ \t]+(\S.*)\n?/;

/** The title, and the text below it. */
export const splitTitle = (body: string): { readonly title: string; readonly rest: string } => {
  const match = titleLine.exec(body);
  const title = (match?.[1] ?? '').trim().slice(0, documentLimits.maxTitleChars);
  return { title, rest: match === null ? body : body.slice(match[0].length) };
};

/** Tables that the site makes of what it does, as Markdown of its own words. */
export interface DocumentTables {
  /** What is forgotten after which time. */
  readonly keptTable: (locale: DocumentLocale) => string;
}

/** Alone on its line: what it stands for is no word in a sentence. */
const keptTableLine = /^\{\{keptTable\}\}[ \t]*$/m;

/**
 * Renders documents: the Markdown of posts with placeholders, sections as h2, and ids, and `{{keptTable}}` on a line of its own
 * as that table. Safe for any text.
 */
export const createDocumentRenderer = (publicUrl: string, { keptTable }: DocumentTables): RenderDocument => {
  const markdown = createMarkdown({ topHeadingLevel: 2, breaks: false });
  withPlaceholders(markdown);
  withIds(markdown);
  withCellLabels(markdown);
  const sanitize = createSanitizer(publicUrl, {
    tags: ['h2', 'h3', 'span'],
    withId: ['h2', 'h3', 'h4', 'h5', 'h6', 'span'],
    ofCells: [cellLabel],
    schemes: ['tel'],
  });
  return ({ document, locale, body, values }) => {
    const { title, rest } = splitTitle(body);
    const found = new Found(values, notGiven[locale]);
    const whole = rest.replace(keptTableLine, () => keptTable(locale));
    const html = sanitize(markdown.render(whole, { found })).trim();
    const wanted = document === 'accessibility' ? accessibilityIds : [];
    return {
      title,
      html,
      problems: {
        missing: [...found.missing],
        unknown: [...found.unknown],
        ids: wanted.filter((id) => !found.ids.has(id)),
      },
    };
  };
};
