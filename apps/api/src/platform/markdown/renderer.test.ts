import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../testing/cpu-time.ts';
import { createRenderer } from './renderer.ts';

const render = createRenderer('https://forum.example');

describe('Markdown', () => {
  it('keeps paragraphs, line breaks, emphasis, lists and code', () => {
    expect(render('Raz **dwa** _trzy_ ~~cztery~~\npięć')).toBe(
      '<p>Raz <strong>dwa</strong> <em>trzy</em> <s>cztery</s><br />\npięć</p>',
    );
    expect(render('3. a\n4. b')).toBe('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>');
    expect(render('```js\n<b>\n```')).toBe('<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>');
  });

  it('shifts headings below those of the page, without skipping a level', () => {
    expect(render('# A\n### B\n###### C')).toBe('<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>');
    expect(render('### Tylko\n\n### takie')).toBe('<h4>Tylko</h4>\n<h4>takie</h4>');
    expect(render('# 1\n## 2\n### 3\n#### 4')).toContain('<h6>4</h6>');
  });

  it('marks links to elsewhere and leaves its own plain', () => {
    const away = 'rel="nofollow ugc noopener"';
    expect(render('[a](https://bialystok.pl)')).toBe(`<p><a href="https://bialystok.pl" ${away}>a</a></p>`);
    expect(render('[a](https://forum.example.evil.pl)')).toContain(away);
    expect(render('[a](http://forum.example/o/bema)')).toContain(away);
    expect(render('[a](https://forum.example/o/bema)')).toBe('<p><a href="https://forum.example/o/bema">a</a></p>');
    expect(render('[Ala, nr 5](/o/bema/w/abc/x/5)')).toBe('<p><a href="/o/bema/w/abc/x/5">Ala, nr 5</a></p>');
    expect(render('[a](//evil.pl)')).not.toContain('href');
  });

  it('finds addresses in text, but not where a space is missing', () => {
    expect(render('na www.bialystok.pl/a, i dalej')).toContain('<a href="https://www.bialystok.pl/a"');
    expect(render('https://ulica.pl/x_y_z)')).toContain('>https://ulica.pl/x_y_z</a>)');
    expect(render('Zrobione.To prawda. Byłem.no')).not.toContain('<a');
  });

  it('shows an image as a link, and inside a link as its words', () => {
    expect(render('![pies](https://x.pl/p.png)')).toMatch(
      /^<p><a href="https:\/\/x.pl\/p.png" rel="[^"]+">pies<\/a><\/p>$/,
    );
    expect(render('![](https://x.pl/p.png)')).toContain('>https://x.pl/p.png</a>');
    expect(render('[![pies](https://x.pl/p.png)](https://x.pl)')).toMatch(
      /^<p><a href="https:\/\/x.pl" [^>]+>pies<\/a><\/p>$/,
    );
  });

  it('aligns cells by class', () => {
    const html = render('|a|b|c|\n|:-|-:|:-:|\n|1|2|3|');
    expect(html).toContain('<th class="align-left">a</th>');
    expect(html).toContain('<td class="align-right">2</td>');
    expect(html).toContain('<td class="align-center">3</td>');
    expect(html).not.toContain('style');
  });

  it('keeps a quote and who is quoted', () => {
    expect(render('> [Ala, nr 5](/o/bema/w/abc/x/5)\n> Zgoda.')).toBe(
      '<blockquote>\n<p><a href="/o/bema/w/abc/x/5">Ala, nr 5</a><br />\nZgoda.</p>\n</blockquote>',
    );
  });
});

const long = (text: string): string => text.repeat(Math.ceil(20_000 / text.length)).slice(0, 20_000);

/** Sixteen and more shapes that have slowed Markdown down somewhere. */
const shapes: Readonly<Record<string, string>> = {
  brackets: long('['),
  imageOpenings: long('!['),
  nestedQuotes: long('>'),
  nestedLists: long('- '),
  listsInSteps: Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
  mixedEmphasis: long('*a_ '),
  openEmphasis: long('**a'),
  underscores: long('_a__'),
  backtickRuns: Array.from({ length: 190 }, (_, count) => '`'.repeat(count + 1)).join(' '),
  angles: long('<'),
  entities: long('&#x22;'),
  comments: long('<!--'),
  linksBegun: long('[a]('),
  parentheses: `[a](${long('(')}`.slice(0, 20_000),
  wideTable: `${long('|a').slice(0, 300)}\n${long('|-').slice(0, 300)}\n${long('|\n').slice(0, 19_000)}`,
  referenceBomb: `[a]: ${'x'.repeat(9_000)}\n\n${'[a]'.repeat(3_600)}`,
  wwwRun: long('www.'),
  addresses: long('www.a.b '),
  schemes: long('http://'),
  mailAddresses: long('a@b.c '),
  strikes: long('~~a'),
  blankLines: long('\n\\'),
  fences: long('```\n'),
  spaces: `${' '.repeat(19_999)}a`,
};

describe('a text made to be slow', () => {
  it.each(Object.entries(shapes))('%s', async (_, text) => {
    let html = '';
    expect(await cpuMsOf(() => (html = render(text)))).toBeLessThan(500);
    expect(html.length).toBeLessThan(300_000);
  });
});
