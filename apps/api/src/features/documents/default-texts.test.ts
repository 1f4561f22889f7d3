import { documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import type { FactName } from '@moja-ulica/shared/documents/facts.ts';
import { expect, it } from 'vitest';
import { loadDefaultTexts } from './default-texts.ts';

const textOf = loadDefaultTexts();
/** Names of people, who may have them shortened: "Marta N." */
const people = (['accessibilityPerson', 'dataProtectionOfficer'] satisfies FactName[]).map((name) => `{{${name}}}`);

it.each(documentLocales.flatMap((locale) => documentNames.map((name) => [locale, name] as const)))(
  'no sentence of %s/%s ends with a name that may end with a full stop itself',
  (locale, document) => {
    const text = textOf(document, locale).replaceAll(/\}{3}/g, '}}');
    expect(people.filter((name) => text.includes(`${name}.`))).toEqual([]);
  },
);
