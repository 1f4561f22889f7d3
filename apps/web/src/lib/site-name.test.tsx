// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { renderHook } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import messages from 'virtual:messages/pl.app';
import { LanguageProvider } from './i18n.tsx';
import { nameSite, useSiteName } from './site-name.ts';
import { useTitle } from './title.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(() => nameSite(undefined));

const used = () => {
  renderHook(() => useTitle('Ustawienia'), { wrapper: LanguageProvider });
  return renderHook(() => useSiteName(), { wrapper: LanguageProvider }).result.current;
};

test('what the town calls its site stands on one line and in titles', () => {
  nameSite('Nasze Podwórka');
  expect(used()).toEqual({ name: 'Nasze Podwórka', lines: ['Nasze Podwórka'], ours: false });
  expect(document.title).toBe('Ustawienia · Nasze Podwórka');
});

test('our own name has three lines', () => {
  nameSite('Moja ulica');
  expect(used()).toMatchObject({
    name: 'Moja ulica',
    lines: ['Moja ulica', 'moje osiedle', 'moje miasto'],
    ours: true,
  });
  expect(document.title).toBe('Ustawienia · Moja ulica');
});
