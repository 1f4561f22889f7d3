import { describe, expect, it } from 'vitest';
import { pickLocale } from './locale.ts';

describe('the language of a page', () => {
  it.each([
    [undefined, undefined, 'pl'],
    ['en', 'pl', 'en'],
    ['xx', 'en-GB,en;q=0.9', 'en'],
    [undefined, 'uk-UA,uk;q=0.9,en;q=0.8,pl;q=0.7', 'en'],
    [undefined, 'de, pl;q=0.2, en;q=0', 'pl'],
    [undefined, ';;;=,,q', 'pl'],
  ])('cookie %j and Accept-Language %j give %s', (cookie, header, locale) => {
    expect(pickLocale(cookie, header)).toBe(locale);
  });
});
