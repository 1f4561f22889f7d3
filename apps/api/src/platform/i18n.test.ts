import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTexts, readCatalogues, sourceLocale } from './i18n.ts';

const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-locales-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (locale: string, name: string, texts: object): void => {
  mkdirSync(join(folder, locale), { recursive: true });
  writeFileSync(join(folder, locale, `${name}.json`), JSON.stringify(texts));
};
write('pl', 'mail', {
  'mail.posts': '{count, plural, one {# wpis} few {# wpisy} many {# wpisów} other {# wpisu}} dla {name}',
});
write('en', 'mail', { 'mail.posts': '{count, plural, one {# post} other {# posts}} for {name}' });

describe('texts', () => {
  it('follow the rules of each language', () => {
    const texts = loadTexts(folder);
    const pl = (count: number) => texts('pl')('mail.posts', { count, name: 'Ewa' });
    expect([1, 3, 5, 22, 25].map(pl)).toEqual([
      '1 wpis dla Ewa',
      '3 wpisy dla Ewa',
      '5 wpisów dla Ewa',
      '22 wpisy dla Ewa',
      '25 wpisów dla Ewa',
    ]);
    expect(texts('en')('mail.posts', { count: 1, name: 'Ewa' })).toBe('1 post for Ewa');
  });

  it('are Polish where there is no catalogue yet', () => {
    expect(loadTexts(folder)('uk')('mail.posts', { count: 2, name: 'Olha' })).toBe('2 wpisy dla Olha');
  });

  it('take values as they are, even if they look like a message', () => {
    expect(loadTexts(folder)('en')('mail.posts', { count: 2, name: '{count}' })).toBe('2 posts for {count}');
  });

  it('fail loudly for a key that nobody wrote', () => {
    expect(() => loadTexts(folder)('pl')('mail.nothing')).toThrow('mail.nothing');
  });

  it('refuse a key that is in two files', () => {
    write('pl', 'other', { 'mail.posts': 'x' });
    expect(() => loadTexts(folder)).toThrow('mail.posts');
    rmSync(join(folder, 'pl', 'other.json'));
  });
});

describe('the catalogues of this project', () => {
  const catalogues = readCatalogues();
  const source = catalogues.get(sourceLocale) ?? new Map<string, string>();

  /** Names of the values in a compiled message: tokens are `[name, type?, branches?]`. */
  const namesInTokens = (tokens: unknown): string[] => {
    if (!Array.isArray(tokens)) return [];
    return tokens.flatMap((token: unknown) => {
      if (!Array.isArray(token)) return [];
      const [name, , branches] = token as [string, string?, object?];
      return [name, ...Object.values(branches ?? {}).flatMap(namesInTokens)];
    });
  };
  const namesIn = (text: string): string[] =>
    [...new Set(namesInTokens(compileMessage(text)))].filter((name) => name !== '#').toSorted();

  it.each([...catalogues.keys()])('%s has the same keys as the source', (locale) => {
    expect([...(catalogues.get(locale) ?? [])].map(([key]) => key).toSorted()).toEqual([...source.keys()].toSorted());
  });

  it.each([...catalogues.keys()])('%s uses the same values as the source', (locale) => {
    for (const [key, text] of catalogues.get(locale) ?? []) {
      expect(namesIn(text), key).toEqual(namesIn(source.get(key) ?? ''));
    }
  });

  it('name values in messages of all shapes', () => {
    expect(namesIn('{n, plural, one {# post of {name}} other {{name} posts {when}}}')).toEqual(['n', 'name', 'when']);
    expect(namesIn('{kind, select, a {one} other {word}}')).toEqual(['kind']);
  });

  it('compile', () => {
    expect(() => loadTexts()).not.toThrow();
  });
});
