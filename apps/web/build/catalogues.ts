import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { pageCatalogues } from '../src/locales/catalogue.ts';

const prefix = 'virtual:messages/';

const cataloguesOf = (directory: string, locale: string): readonly string[] =>
  readdirSync(join(directory, locale))
    .filter((file) => file.endsWith('.json'))
    .toSorted();

/** Every message of one language by key, read from these files of `<directory>/<locale>`, by default all. A key given twice throws. */
export const readCatalogue = (
  directory: string,
  locale: string,
  files = cataloguesOf(directory, locale),
): Record<string, string> => {
  const messages: Record<string, string> = {};
  for (const file of files) {
    const entries: unknown = JSON.parse(readFileSync(join(directory, locale, file), 'utf8'));
    if (typeof entries !== 'object' || entries === null) throw new Error(`${locale}/${file} is not a JSON object`);
    for (const [key, value] of Object.entries(entries)) {
      if (typeof value !== 'string') throw new Error(`${locale}/${file}: "${key}" is not a string`);
      if (key in messages) throw new Error(`${locale}/${file}: "${key}" is defined twice`);
      messages[key] = value;
    }
  }
  return messages;
};

/**
 * Polish and Ukrainian typesetting: one-letter words and "ul." are not left alone at the end of a line, and a number stays
 * with what it counts.
 */
export const glue = (text: string): string =>
  text
    .replace(/(?<=^|[\s\u00A0(„>{}])([aiouwzAIOUWZвзіуоаВЗІУОА]|ul\.|nr) /g, '$1\u00A0')
    .replace(/(?<=[\d#]) (?=[\d\p{L}])/gu, '\u00A0');

const glued: ReadonlySet<string> = new Set(['pl', 'uk']);

/**
 * Serves `virtual:messages/<locale>`: the catalogue of one language, compiled, so that no message parser reaches the browser; and
 * `virtual:messages/<locale>.<file>`, what only some pages say, which comes with them. Each becomes a chunk of its own
 * because it is imported dynamically.
 */
export const catalogues = (directory: string): Plugin => ({
  name: 'catalogues',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${prefix}`)) return undefined;
    const [locale = '', ofPages] = id.slice(prefix.length + 1).split('.');
    const isOfPages = (file: string): boolean => pageCatalogues.some((name) => file === `${name}.json`);
    const files = cataloguesOf(directory, locale).filter((file) =>
      ofPages === undefined ? !isOfPages(file) : file === `${ofPages}.json`,
    );
    for (const file of files) this.addWatchFile(join(directory, locale, file));
    const compiled: Record<string, unknown> = {};
    for (const [key, message] of Object.entries(readCatalogue(directory, locale, files))) {
      try {
        compiled[key] = compileMessageOrThrow(glued.has(locale) ? glue(message) : message);
      } catch (error) {
        throw new Error(`${locale}: "${key}" is not a valid message: ${message}`, { cause: error });
      }
    }
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
  },
});
