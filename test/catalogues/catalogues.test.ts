import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const source = 'pl';

/** Each message of a language: key to text, over all its files. */
function messagesOf(folder: string): Map<string, string> {
  const files = globSync('*.json', { cwd: folder }).toSorted();
  return new Map(
    files.flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>),
    ),
  );
}

/** What a message expects to be given, such as `{count, plural, ...}` or `{name}`. */
function valuesOf(message: string): string[] {
  const names = [...message.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].toSorted();
}

describe.each(['apps/web/src/locales', 'apps/api/src/locales'])('the catalogues in %s', (path) => {
  const folder = join(root, path);
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const sources = messagesOf(join(folder, source));

  test('are there in Polish and English', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'pl']));
    expect(sources.size).toBeGreaterThan(0);
  });

  test('name each message by its file, or by the singular of it', () => {
    const wrong = globSync('*/*.json', { cwd: folder }).flatMap((file) => {
      const keys = Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object);
      const feature = basename(file, '.json');
      const prefixes = [`${feature}.`, `${feature.replace(/s$/, '')}.`];
      return keys.filter((key) => !prefixes.some((prefix) => key.startsWith(prefix))).map((key) => `${file}: ${key}`);
    });
    expect(wrong).toEqual([]);
  });

  test.each(languages.filter((language) => language !== source))('follow Polish key for key: %s', (language) => {
    const messages = messagesOf(join(folder, language));
    expect([...messages.keys()].toSorted()).toEqual([...sources.keys()].toSorted());
    // A translation may leave a value out (an inflected name, say), and has no other than Polish has.
    const unknown = [...messages].filter(([key, text]) => {
      const known = new Set(valuesOf(sources.get(key) ?? ''));
      return valuesOf(text).some((value) => !known.has(value));
    });
    expect(unknown.map(([key]) => key)).toEqual([]);
  });

  test.each(languages)('have a text for every key: %s', (language) => {
    const empty = [...messagesOf(join(folder, language))].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});
