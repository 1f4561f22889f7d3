// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { activateLocale, currentLocale, detectLocale } from './i18n.tsx';
import { adoptLanguage } from './language.ts';

beforeEach(async () => {
  document.cookie = 'lang=; path=/; max-age=0';
  await activateLocale('pl');
});

it('gives who signs in the language of their account, and keeps it', async () => {
  await adoptLanguage({ locale: 'en' });
  expect([currentLocale(), detectLocale()]).toEqual(['en', 'en']);
});

it('leaves a language that was chosen in this browser', async () => {
  document.cookie = 'lang=pl; path=/';
  await adoptLanguage({ locale: 'en' });
  expect(currentLocale()).toBe('pl');
});
