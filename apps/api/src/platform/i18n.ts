import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { apiFolder } from './paths.ts';

/** The texts of one language: `t('identity.codeSubject', { code })`. Throws for a key that is not in the catalogue. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The server's own texts (mail, first HTML) by language. A language without a catalogue gets the Polish one. */
export type Texts = (locale: string) => Translate;

/** The language the texts are written in first; the others are translated from it. */
export const sourceLocale = 'pl';

const localesFolder = join(apiFolder, 'src/locales');

const isCatalogue = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** One language's messages, from all its files; each key belongs to one file. */
const readCatalogue = (folder: string): ReadonlyMap<string, string> => {
  const messages = new Map<string, string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const file = `${folder}/${name}`;
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isCatalogue(content)) throw new Error(`${file} must hold keys with texts`);
    for (const [key, text] of Object.entries(content)) {
      if (messages.has(key)) throw new Error(`${file}: the key ${key} is in another file too`);
      messages.set(key, text);
    }
  }
  return messages;
};

/** All catalogues as they are written, by locale. */
export const readCatalogues = (folder = localesFolder): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, readCatalogue(`${folder}/${name}`)]),
  );

const translatorOf = (locale: string, catalogue: ReadonlyMap<string, string>): Translate => {
  const compiled = Object.fromEntries([...catalogue].map(([key, text]) => [key, compileMessage(text)]));
  const i18n = setupI18n({ locale, messages: { [locale]: compiled } });
  return (key, values = {}) => {
    if (!catalogue.has(key)) throw new Error(`The ${locale} catalogue has no text ${key}`);
    return i18n._(key, values);
  };
};

/** Reads and compiles the catalogues of `src/locales`: flat JSON files, keys `<feature>.<name>`, ICU MessageFormat texts. */
export const loadTexts = (folder = localesFolder): Texts => {
  const translators = new Map(
    [...readCatalogues(folder)].map(([locale, catalogue]) => [locale, translatorOf(locale, catalogue)]),
  );
  const missing: Translate = (key) => {
    throw new Error(`There is no catalogue for the text ${key}`);
  };
  const source = translators.get(sourceLocale) ?? missing;
  return (locale) => translators.get(locale) ?? source;
};
