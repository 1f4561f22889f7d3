import { readdirSync, readFileSync } from 'node:fs';
import { errorStatus } from '@moja-ulica/shared/errors.ts';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { glue, readCatalogue } from '../../build/catalogues.ts';
import { locales, sourceLocale } from './catalogue.ts';

const directory = import.meta.dirname;
const source = readCatalogue(directory, sourceLocale);

/** Inflected forms that other languages have no use for. */
const polishOnly: ReadonlySet<string> = new Set(['locative']);

interface Shape {
  readonly placeholders: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
  /** Forms of each plural, by placeholder. */
  readonly plurals: ReadonlyMap<string, readonly string[]>;
}

const isChoices = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a message is made of, whatever its language. */
const shapeOf = (message: string): Shape => {
  const placeholders = new Set<string>();
  const elements = new Set<string>();
  const plurals = new Map<string, readonly string[]>();
  const visit = (token: unknown): void => {
    if (typeof token === 'string') {
      for (const [, name] of token.matchAll(/<(\w+)\/?>/g)) elements.add(name ?? '');
      return;
    }
    if (!Array.isArray(token)) return;
    const [name, type, choices]: readonly unknown[] = Array.from<unknown>(token);
    if (typeof name !== 'string') return;
    placeholders.add(name);
    if (!isChoices(choices)) return;
    if (type === 'plural')
      plurals.set(
        name,
        Object.keys(choices).filter((form) => form !== 'offset'),
      );
    for (const branch of Object.values(choices)) if (Array.isArray(branch)) for (const part of branch) visit(part);
  };
  for (const token of compileMessageOrThrow(message)) visit(token);
  return { placeholders, elements, plurals };
};

describe.each(locales)('the %s catalogue', (locale) => {
  const messages = readCatalogue(directory, locale);

  it('has the same keys as the source', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(source).toSorted());
  });

  it('lets no key stand in a file of another feature', () => {
    for (const file of readdirSync(`${directory}/${locale}`)) {
      if (!file.endsWith('.json')) continue;
      const keys = Object.keys(JSON.parse(readFileSync(`${directory}/${locale}/${file}`, 'utf8')) as object);
      const prefixes = new Set(keys.map((key) => key.split('.')[0]));
      expect([file, prefixes.size]).toEqual([file, 1]);
    }
  });

  it('uses the placeholders and elements of the source', () => {
    for (const [key, message] of Object.entries(messages)) {
      const { placeholders, elements } = shapeOf(message);
      const wanted = shapeOf(source[key] ?? '');
      const missing = [...wanted.placeholders].filter((name) => !placeholders.has(name) && !polishOnly.has(name));
      const unknown = [...placeholders].filter((name) => !wanted.placeholders.has(name));
      expect([key, missing, unknown, elements]).toEqual([key, [], [], wanted.elements]);
    }
  });

  it('gives every plural the forms of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of Object.entries(messages)) {
      for (const given of shapeOf(message).plurals.values()) {
        const named = given.filter((form) => !/^\d+$/.test(form) && form !== 'zero');
        expect([key, named.toSorted()]).toEqual([key, forms]);
      }
    }
  });

  it('has words for every error of the API', () => {
    const missing = Object.keys(errorStatus).filter((code) => messages[`error.${code}`] === undefined);
    expect(missing).toEqual([]);
  });
});

it('calls no matter a report', () => {
  const ofMatters = Object.entries(source).filter(([key]) => /^(?:threads\.step|matters\.|home\.)/.test(key));
  expect(ofMatters.filter(([, message]) => /zgłosz/i.test(message))).toEqual([]);
});

it('glues one-letter words to the next word', () => {
  expect(glue('Opisz sprawę i czekaj w domu (a nie na ul. Bema), z nr 5')).toBe(
    'Opisz sprawę i\u00A0czekaj w\u00A0domu (a\u00A0nie na ul.\u00A0Bema), z\u00A0nr\u00A05',
  );
  expect(glue('Zima nad stawem')).toBe('Zima nad stawem');
});

it('glues numbers to what they count', () => {
  expect(glue('Od 2 do 20 000 znaków')).toBe('Od 2\u00A0do 20\u00A0000\u00A0znaków');
  expect(glue('{n, plural, one {# osoba} other {w # osób}}')).toBe(
    '{n, plural, one {#\u00A0osoba} other {w\u00A0#\u00A0osób}}',
  );
});
