import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentLocale, DocumentName } from '@moja-ulica/shared/documents/schema.ts';
import { apiFolder } from '../../platform/paths.ts';

/** Markdown that ships with the software, for each document in each language. */
export type DefaultTexts = (document: DocumentName, locale: DocumentLocale) => string;

/** Reads `apps/api/documents/<locale>/<document>.md` once. Throws where one is missing. */
export const loadDefaultTexts = (folder = join(apiFolder, 'documents')): DefaultTexts => {
  const texts = new Map(
    documentLocales.flatMap((locale) =>
      documentNames.map((name) => [`${locale}/${name}`, readFileSync(join(folder, locale, `${name}.md`), 'utf8')]),
    ),
  );
  return (document, locale) => {
    const text = texts.get(`${locale}/${document}`);
    if (text === undefined) throw new Error(`There is no default text of ${document} in ${locale}`);
    return text;
  };
};
