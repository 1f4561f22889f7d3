// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { OtherLanguage } from './other-language.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages: {} }));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const shownTo = (languages: readonly string[]): HTMLElement | null => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  const { container } = render(
    <LanguageProvider>
      <OtherLanguage />
    </LanguageProvider>,
  );
  return container.querySelector('p');
};

test.each([
  ['Ukrainian', ['uk-UA', 'pl'], 'uk', 'documents.notInUkrainian'],
  ['Norwegian (bokmål)', ['nb-NO', 'en'], 'nb', 'documents.notInNorwegian'],
  ['Norwegian, as some browsers say it', ['no'], 'nb', 'documents.notInNorwegian'],
])('who reads in %s is told in that language in which ones the documents are', (_, languages, lang, words) => {
  const sentence = shownTo(languages);
  expect(sentence?.lang).toBe(lang);
  expect(sentence?.textContent).toBe(words);
});

test.each([['pl-PL'], ['en-GB'], ['nn-NO'], ['']])('nothing is said to who reads in %j', (language) => {
  expect(shownTo([language, 'uk'])).toBeNull();
});
