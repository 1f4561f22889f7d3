import { describe, expect, it } from 'vitest';
import { escapeHtml, isSingleAddress, neutral, oneLine } from './safe-text.ts';

describe('oneLine', () => {
  it.each([
    ['Witaj\r\nBcc: evil@example.org', 'Witaj Bcc: evil@example.org'],
    ['a\u0000b\u2028c\u2029d\u0085e', 'a b c d e'],
    ['nazwa\u202Egnp.exe', 'nazwa gnp.exe'],
    ['zażółć gęślą\u00a0jaźń', 'zażółć gęślą\u00a0jaźń'],
  ])('%j', (text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });
});

describe('neutral', () => {
  it.each([
    'Kliknij https://evil.example.org/x',
    'www.evil.pl',
    'evil.example.org',
    'jan@evil.pl',
    'HTTP://EVIL.PL',
    'ftp://evil.pl/a.b',
    'javascript://x',
    'żółw.pl',
  ])('leaves no link in %j', (text) => {
    const result = neutral(text);
    expect(result).not.toMatch(/:\/\/|www\.|\S\.\S|\S@\S/i);
  });

  it('leaves ordinary words alone', () => {
    expect(neutral('Anna K. z ul. Bema 12, klatka B')).toBe('Anna K. z ul. Bema 12, klatka B');
  });
});

describe('isSingleAddress', () => {
  it.each(['jan@example.org', "o'neil+forum@sub.example.co.uk", 'jan.k@xn--krl-6na.pl', 'żaba@poczta.pl'])(
    '%s',
    (text) => {
      expect(isSingleAddress(text)).toBe(true);
    },
  );

  it.each([
    '',
    'jan',
    'a@b.pl, c@d.pl',
    'a@b.pl;c@d.pl',
    'Jan <a@b.pl>',
    '"xclow3n@gmail.com x"@internal.domain',
    'g0: g1: a@b.pl;;',
    'a@b.pl\r\nBcc: c@d.pl',
    'a b@c.pl',
    'a@b@c.pl',
    'a@[127.0.0.1]',
    '(comment)a@b.pl',
    `${'a'.repeat(250)}@b.pl`,
  ])('refuses %j', (text) => {
    expect(isSingleAddress(text)).toBe(false);
  });
});

describe('escapeHtml', () => {
  it('leaves nothing that opens a tag or ends an attribute', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });
});
