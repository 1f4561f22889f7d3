// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.threads';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { meChanged } from '../../../lib/session.ts';
import { PostBody } from './post-body.tsx';
import type { HiddenText } from './post-body.tsx';
import { jan } from '../../../testing/person.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const post: Post = {
  id: 'bbbbbbbbbbbb',
  number: 2,
  version: 2,
  lang: 'pl',
  createdAt: '2026-11-22T10:00:00.000Z',
  editedAt: null,
  state: 'hidden',
  author: { handle: 'jan', displayName: 'Jan', role: null, verified: false },
  html: null,
  replyTo: null,
  official: null,
  organisation: null,
  hiddenRule: 'spam',
  helpful: 0,
};
const hiddenText: HiddenText = {
  number: 2,
  title: null,
  html: '<p>Kup opony.</p>',
  rule: 'spam',
  reason: 'To reklama opon.',
  decidedAt: '2026-11-22T11:00:00.000Z',
};

const shownTo = (me: Me) => {
  meChanged(me);
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return render(
    <RouterContextProvider router={router}>
      <LanguageProvider>
        <PostBody post={post} hiddenText={hiddenText} />
      </LanguageProvider>
    </RouterContextProvider>,
  ).container;
};

it('tells whose post is hidden where to appeal', () => {
  const stub = shownTo(jan);
  expect(stub.textContent).toContain('To reklama opon.');
  expect(stub.querySelector('a')?.getAttribute('href')).toBe('/kontakt');
});

it('tells a moderator only why it is hidden', () => {
  const stub = shownTo({ ...jan, handle: 'krystyna' });
  expect(stub.textContent).toContain('To reklama opon.');
  expect(stub.querySelector('a')).toBeNull();
});
