// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.notifications';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { Note } from './note.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
const note: Notification = {
  id: 'aaaaaaaaaaaa',
  kind: 'photo_removed',
  read: false,
  createdAt: '2026-11-22T10:00:00.000Z',
  actor: null,
  institution: null,
  thread: null,
  postNumber: null,
  excerpt: null,
  rule: 'personal_data',
  reason: 'Na zdjęciu widać tablicę rejestracyjną sąsiada.',
  role: null,
  askedPlace: null,
  organisation: null,
};

const shown = (of: Notification) =>
  render(
    <RouterContextProvider router={router}>
      <LanguageProvider>
        <Note note={of} onOpen={() => undefined} />
      </LanguageProvider>
    </RouterContextProvider>,
  ).container;

it('leads a moderator to the page where those who wait to be let in are decided about', () => {
  const askedPlace = { slug: 'bema', name: 'Bema' };
  const link = shown({ ...note, kind: 'join_asked', rule: null, reason: null, askedPlace }).querySelector('a');
  expect(link?.textContent).toBe('Nowe prośby o\u00A0przyjęcie na osiedle Bema');
  expect(link?.getAttribute('href')).toBe(`${typedCodePage}/bema`);
});

it.each(['photo_removed', 'post_hidden'] as const)('tells why %s, and how to appeal', (kind) => {
  const { textContent, lastElementChild } = shown({ ...note, kind });
  expect(textContent.replaceAll('\u00A0', ' ')).toContain(
    `${note.reason ?? ''} Nie zgadzasz się? Przez 6 miesięcy możesz się odwołać: napisz do nas.`,
  );
  expect(lastElementChild?.querySelector('.note-text a')?.getAttribute('href')).toBe('/kontakt');
});

it('quotes a title that has quotation marks of its own', () => {
  const place = { slug: 'przyjazn', name: 'Przyjaźń' };
  const thread = { id: 'bbbbbbbbbbbb', slug: 'zdjecia', title: 'Zdjęcia z gry „Pięć dzwonków”', place };
  const hidden = shown({ ...note, kind: 'post_hidden', thread, postNumber: 2 });
  expect(hidden.textContent.replaceAll('\u00A0', ' ')).toContain('w wątku „Zdjęcia z gry «Pięć dzwonków»” został');
});
