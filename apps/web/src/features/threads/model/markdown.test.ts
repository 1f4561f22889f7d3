import { describe, expect, it } from 'vitest';
import { appendBlock, applyTool, buildQuote } from './markdown.ts';

describe('applyTool', () => {
  it('wraps the selection and takes the marks away again', () => {
    const bold = applyTool('bold', { text: 'bardzo ciemno tu', start: 7, end: 13 });
    expect(bold).toEqual({ text: 'bardzo **ciemno** tu', start: 9, end: 15 });
    expect(applyTool('bold', bold)).toEqual({ text: 'bardzo ciemno tu', start: 7, end: 13 });
  });

  it('prefixes whole lines of a partial selection', () => {
    const list = applyTool('list', { text: 'raz\ndwa\ntrzy', start: 1, end: 6 });
    expect(list.text).toBe('- raz\n- dwa\ntrzy');
    expect(applyTool('list', list).text).toBe('raz\ndwa\ntrzy');
  });

  it('makes a link of words or of an address', () => {
    const words = applyTool('link', { text: 'zobacz tutaj', start: 7, end: 12 });
    expect(words.text).toBe('zobacz [tutaj](https://)');
    expect(words.text.slice(words.start, words.end)).toBe('https://');
    const address = applyTool('link', { text: 'https://bialystok.pl', start: 0, end: 20 });
    expect(address).toEqual({ text: '[](https://bialystok.pl)', start: 1, end: 1 });
  });
});

describe('buildQuote', () => {
  it('quotes every line and names the source', () => {
    expect(buildQuote({ text: 'Raz.\n\nDwa.', source: 'Zofia R., nr 5', address: '/o/bema/w/x/y/5' })).toBe(
      '> [Zofia R., nr 5](/o/bema/w/x/y/5):\n>\n> Raz.\n>\n> Dwa.\n\n',
    );
  });

  it('does not let a name become Markdown', () => {
    expect(buildQuote({ text: 'a', source: '[x](y) *z*', address: '/' })).toContain(String.raw`[\[x\](y) \*z\*](/)`);
  });
});

describe('appendBlock', () => {
  it('keeps what is written and leaves one empty line', () => {
    expect(appendBlock('Tak.\n', '> cytat\n\n')).toBe('Tak.\n\n> cytat\n\n');
    expect(appendBlock('  ', '> cytat\n\n')).toBe('> cytat\n\n');
  });
});
