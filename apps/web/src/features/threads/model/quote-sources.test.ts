import { describe, expect, it } from 'vitest';
import { buildQuote } from './markdown.ts';
import { sourcesOf, withAddresses, withoutAddresses } from './quote-sources.ts';

const zofia = { source: 'Zofia R., nr 5', address: '/o/bema/w/4kTabcdefghi/lawka/5' };
const quoted = `${buildQuote({ text: 'Raz.\n\nDwa.', ...zofia })}Zgoda.`;

describe('the address of a quoted post', () => {
  it('is not shown to who writes, and is there again when it is kept', () => {
    const shown = withoutAddresses(quoted);
    expect(shown).toBe('> Zofia R., nr 5:\n>\n> Raz.\n>\n> Dwa.\n\nZgoda.');
    expect(withAddresses(shown, sourcesOf(quoted))).toBe(quoted);
  });

  it('comes back with the line that names it, when that was deleted and undone', () => {
    const sources = sourcesOf(quoted);
    expect(withAddresses('Zgoda.', sources)).toBe('Zgoda.');
    expect(withAddresses('> Zofia R., nr 5:\n>\n> Raz.', sources)).toBe(
      `> [Zofia R., nr 5](${zofia.address}):\n>\n> Raz.`,
    );
  });

  it('stays where the same words name two posts, and leaves other links alone', () => {
    const other = buildQuote({ text: 'Trzy.', ...zofia, address: '/o/bema/w/4kTabcdefghi/lawka/6' });
    const both = `${quoted}\n\n${other}`;
    expect(withoutAddresses(both)).toContain(`> [Zofia R., nr 5](/o/bema/w/4kTabcdefghi/lawka/6):`);
    expect(withAddresses(withoutAddresses(both), sourcesOf(both))).toBe(both);
    for (const text of ['> [strona](https://example.org/):', 'Zobacz [to](/o/bema/w/x/y/5):', '> Zwykły cytat:'])
      expect(withoutAddresses(text)).toBe(text);
  });

  it('takes nested quotations and names with marks of Markdown', () => {
    const nested = buildQuote({ text: quoted, source: 'Jan *Gwiazdka* K., nr 9', address: `${zofia.address}9` });
    const shown = withoutAddresses(nested);
    expect(shown).not.toContain('/o/');
    expect(withAddresses(shown, sourcesOf(nested))).toBe(nested);
  });
});
