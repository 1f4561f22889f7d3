import { accessibilityIds, documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import { documentFacts, factNames, siteValueNames } from '@moja-ulica/shared/documents/facts.ts';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../../testing/cpu-time.ts';
import { xssPayloads } from '../../../testing/xss-payloads.ts';
import { loadDefaultTexts } from '../default-texts.ts';
import { createDocumentRenderer } from './render-document.ts';

const renderDocument = createDocumentRenderer('https://forum.example', {
  keptTable: () => '| Co |\n|---|\n| Powiadomienia |',
});
const defaults = loadDefaultTexts();

const render = (body: string, values: Record<string, string> = {}) =>
  renderDocument({ document: 'about', locale: 'pl', body, values });

const sample = { text: 'Gmina Nigdzie', email: 'fora@nigdzie.example', phone: '+48 85 000 00 00', date: '2026-11-29' };
const site = Object.fromEntries(
  siteValueNames.map((name) => [name, name === 'siteUrl' ? 'https://forum.example' : '16']),
);
const filled = { ...site, ...Object.fromEntries(factNames.map((name) => [name, sample[documentFacts[name]]])) };

describe('a document', () => {
  it('has the table of what is kept where its place stands alone on a line', () => {
    const { html, problems } = render('Czas:\n\n{{keptTable}}\n\nI tyle, {{keptTable}}.');
    expect(html).toContain('>Powiadomienia</td>');
    expect(html).toContain('I tyle, {{keptTable}}.');
    expect(problems.unknown).toEqual(['keptTable']);
  });

  it('has its title apart, its sections as h2, and ids for all of them', () => {
    expect(
      render('# Tytuł\n\nLead.\n\n## Co robi moderacja?\n\n### Szczegóły\n\n## Kontakt {#a11y-kontakt}\n'),
    ).toMatchObject({
      title: 'Tytuł',
      html: '<p>Lead.</p>\n<h2 id="s-co-robi-moderacja">Co robi moderacja?</h2>\n<h3 id="s-szczegoly">Szczegóły</h3>\n<h2 id="a11y-kontakt">Kontakt</h2>',
    });
    expect(render('Bez tytułu, ale z tekstem.').title).toBe('');
  });

  it('gives words an id once, and takes no id that is the page’s', () => {
    expect(render('{#a11y-status częściowo *zgodna*} i {#a11y-status jeszcze raz}').html).toBe(
      '<p><span id="a11y-status">częściowo <em>zgodna</em></span> i <span>jeszcze raz</span></p>',
    );
    expect(render('{#state x} {#tresc x} {#a11y-<b> x}').html).not.toContain('id=');
    expect(render('## A {#root}\n\n## A\n\n## ???').html).toBe('<h2 id="s-a">A</h2>\n<h2>A</h2>\n<h2>???</h2>');
    expect(render('{#a11y-podmiot bez końca').html).toBe('<p>{#a11y-podmiot bez końca</p>');
  });

  it('fills in what is known, as text whatever it holds', () => {
    const { html, problems } = render(
      '{{bodyName}} {{email}} {{phone}} {#a11y-osoba {{accessibilityPerson}}} {{nonsense}}',
      {
        bodyName: '**<img src=x onerror=alert(1)>** [x](javascript:alert(1)) {{email}}',
        email: 'a@b.pl',
        phone: '85 000 11 22',
      },
    );
    expect(html).toBe(
      '<p>**&lt;img src=x onerror=alert(1)&gt;** [x](javascript:alert(1)) {{email}} ' +
        '<a href="mailto:a@b.pl" rel="nofollow ugc noopener">a@b.pl</a> ' +
        '<a href="tel:850001122" rel="nofollow ugc noopener">85 000 11 22</a> ' +
        '<span id="a11y-osoba"><em>jeszcze nie podano</em></span> {{nonsense}}</p>',
    );
    expect(problems).toEqual({ missing: ['accessibilityPerson'], unknown: ['nonsense'], ids: [] });
  });
});

const attributes = String.raw`(?: (?:href|rel|class|start|tabindex|id|data-l)="[^"<>]*")*`;
const allowedTag = new RegExp(
  String.raw`^</?(?:h[2-6]|p|br|hr|em|strong|s|a|span|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td)${attributes} ?/?>$`,
);

const dangers = (html: string): string[] => {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const values = (name: string) =>
    tags.flatMap((tag) => [...tag.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value));
  return [
    ...tags.filter((tag) => !allowedTag.test(tag)),
    ...values('id').filter((id) => !/^(?:a11y|s)-[a-z0-9-]+$/.test(id)),
    ...values('href').filter((href) => !/^(?:https?:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|#)/.test(href)),
  ];
};

describe('the wall against scripts', () => {
  it('knows danger when it sees it', () => {
    expect(dangers('<img src=x><p id="root">x</p><a href="javascript:x">x</a>')).toHaveLength(3);
  });

  it.each(xssPayloads)('renders %j harmless, in a text and as a value', (payload) => {
    const texts = [
      `# ${payload}\n\n${payload}\n\n## ${payload} {#a11y-x}\n\n{#a11y-y ${payload}}\n\n- {#s-z {{${payload}}}}`,
      `# T\n\n{{bodyName}} {#a11y-y {{bodyName}}}\n\n| {{bodyName}} |\n|-|\n| [{{bodyName}}](/x) |`,
    ];
    for (const text of texts) expect(dangers(render(text, { bodyName: payload, email: payload }).html)).toEqual([]);
  });

  it.each(['{#a11y-a ', '{{', '{#a11y-a {{', '{#a11y-a x} ', '## x {#a11y-a}\n', '{{bodyName}}'])(
    'is not slowed down by %j many times over',
    async (piece) => {
      const text = `# T\n\n${piece.repeat(60_000 / piece.length)}`;
      expect(await cpuMsOf(() => render(text))).toBeLessThan(1000);
    },
  );
});

describe.each(documentLocales)('the default texts in %s', (locale) => {
  it.each(documentNames)('%s is whole once everything is filled in', (document) => {
    const { title, html, problems } = renderDocument({
      document,
      locale,
      body: defaults(document, locale),
      values: filled,
    });
    expect(problems).toEqual({ missing: [], unknown: [], ids: [] });
    expect(title).not.toBe('');
    expect(html).not.toMatch(/[{}]|nie podano|not given/);
    expect(dangers(html)).toEqual([]);
  });

  it.each(documentNames)('%s does not pretend to be complete before', (document) => {
    const { html, problems } = renderDocument({ document, locale, body: defaults(document, locale), values: site });
    expect(problems.missing).not.toEqual([]);
    expect(html).toContain(locale === 'pl' ? 'jeszcze nie podano' : 'not given yet');
  });

  it.each(documentNames)('%s speaks of no town in particular', (document) => {
    expect(defaults(document, locale)).not.toMatch(/Białyst|Bema|Arendal|Moja ulica|\/o\//);
  });

  it('has every id of the accessibility statement on something that has words', () => {
    const body = defaults('accessibility', locale);
    const { html } = renderDocument({ document: 'accessibility', locale, body, values: filled });
    for (const id of accessibilityIds) expect(html).toMatch(new RegExp(`id="${id}"[^>]*>(?:<[^>]*>)*[^<]`));
    expect(html).toContain('<span id="a11y-data-publikacja">2026-11-29</span>');
    const without = renderDocument({
      document: 'accessibility',
      locale,
      body: body.replace('#a11y-status', '#a11y-x'),
      values: filled,
    });
    expect(without.problems.ids).toEqual(['a11y-status']);
  });

  it('asks in both languages for the same of the town', () => {
    const missing = (document: (typeof documentNames)[number], language: (typeof documentLocales)[number]) =>
      renderDocument({
        document,
        locale: language,
        body: defaults(document, language),
        values: site,
      }).problems.missing.toSorted();
    for (const document of documentNames) expect(missing(document, locale)).toEqual(missing(document, 'pl'));
  });
});

it('says at each cell of a table what stands at the head of its column', () => {
  const body = '# Tytuł\n\n| Dane | Jak **długo** |\n|---|---|\n| Adres | rok |\n\n| Inne |\n|---|\n| <b data-l="x"> |';
  const { html } = renderDocument({ document: 'privacy', locale: 'pl', body, values: site });
  expect(html).toContain('<td data-l="Dane">Adres</td>');
  expect(html).toContain('<td data-l="Jak długo">rok</td>');
  expect(html).toContain('<td data-l="Inne">&lt;b data-l="x"&gt;</td>');
});

it('says in the privacy notice what browsers keep', () => {
  for (const locale of documentLocales) {
    const body = defaults('privacy', locale);
    for (const name of [
      'refresh',
      'lang',
      'theme',
      'session',
      'draft:',
      'moderation-keys',
      'notices',
      'registration',
      'return-by-mail',
    ]) {
      expect(body).toContain(`| \`${name}`);
    }
  }
});
