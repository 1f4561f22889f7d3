import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../../testing/cpu-time.ts';
import { plainExcerpt } from './excerpt.ts';
import { createRenderer } from '../../../platform/markdown/renderer.ts';

const render = createRenderer('https://forum.example');
const excerpt = (markdown: string, maxChars?: number): string => plainExcerpt(render(markdown), maxChars);

describe('an excerpt', () => {
  it('is the text without its marks, on one line', () => {
    expect(excerpt('# Raz\n\n**dwa**,\n- [trzy](https://x.pl)\n- `cztery`')).toBe('Raz dwa, trzy cztery');
    expect(excerpt('|a|b|\n|-|-|\n|1|2|')).toBe('a b 1 2');
  });

  it('is text: what was typed comes back as typed', () => {
    expect(excerpt('1 < 2 && "x" > \'y\' &amp; <script>alert(1)</script>')).toBe(
      '1 < 2 && "x" > \'y\' & <script>alert(1)</script>',
    );
    expect(excerpt('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;');
  });

  it('leaves quotes out unless there is nothing else', () => {
    expect(excerpt('> cudze\n> > dawne\n\nmoje')).toBe('moje');
    expect(excerpt('> cudze')).toBe('cudze');
  });

  it('is cut at a word', () => {
    expect(excerpt('Ławka przy stawie, którą naprawiono', 22)).toBe('Ławka przy stawie…');
    expect(excerpt('x'.repeat(300))).toHaveLength(220);
    expect(excerpt('aaa🙂🙂🙂', 5)).toBe('aaa…');
    expect(excerpt('krótko', 6)).toBe('krótko');
  });

  it('does not read a whole long post', async () => {
    const texts = ['<'.repeat(1_000_000), `<p>${'&lt;'.repeat(250_000)}`];
    let excerpts: string[] = [];
    expect(await cpuMsOf(() => (excerpts = texts.map((html) => plainExcerpt(html))))).toBeLessThan(200);
    expect(excerpts).toEqual(['', expect.stringMatching(/^<+…$/)]);
  });
});
