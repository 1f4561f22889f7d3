import { describe, expect, it } from 'vitest';
import { locales } from '../../lib/i18n.tsx';
import { loadDocument, parseInline } from './document.ts';
import type { DocumentName, PageDocument } from './document.ts';

const names: readonly DocumentName[] = ['rules', 'privacy', 'accessibility', 'about', 'contact'];

const ids = (line: string): readonly string[] =>
  parseInline(line).flatMap((part) => (part.kind === 'marked' ? [part.id] : part.kind === 'link' ? [part.to] : []));

/** Sections, kinds of blocks, ids and addresses: everything but the words. */
const shapeOf = ({ lead, notice, sections }: PageDocument) => ({
  lead: ids(lead),
  notice: notice !== undefined,
  sections: sections.map(({ id, blocks }) => ({
    id,
    blocks: blocks.map((block) => (typeof block === 'string' ? ids(block) : block.map(ids))),
  })),
});

describe.each(names)('the page %s', (name) => {
  it.each(locales)('has the same shape in %s', async (locale) => {
    expect(shapeOf(await loadDocument(name, locale))).toEqual(shapeOf(await loadDocument(name, 'pl')));
  });
});

it('carries the ids that an accessibility statement must have', async () => {
  const text = JSON.stringify(await loadDocument('accessibility', 'pl'));
  const wanted = ['wstep', 'podmiot', 'url', 'data-publikacja', 'data-aktualizacja', 'status', 'data-sporzadzenie'];
  const more = ['kontakt', 'osoba', 'email', 'telefon', 'procedura'];
  for (const id of [...wanted, ...more]) expect(text).toMatch(new RegExp(`(?:#|"id":")a11y-${id}\\b`));
});

it('cuts a line into words, links and marked words', () => {
  expect(parseInline('Napisz na [forum](/miasto), {#a11y-osoba zespół [forów](/kontakt)}.')).toEqual([
    { kind: 'text', text: 'Napisz na ' },
    { kind: 'link', text: 'forum', to: '/miasto' },
    { kind: 'text', text: ', ' },
    {
      kind: 'marked',
      id: 'a11y-osoba',
      parts: [
        { kind: 'text', text: 'zespół ' },
        { kind: 'link', text: 'forów', to: '/kontakt' },
      ],
    },
    { kind: 'text', text: '.' },
  ]);
});
