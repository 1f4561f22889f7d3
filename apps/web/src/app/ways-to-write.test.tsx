// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, renderHook } from '@testing-library/react';
import messages from 'virtual:messages/pl.app';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { NewThreadLink } from '../features/threads/components/new-thread-link.tsx';
import { LanguageProvider } from '../lib/i18n.tsx';
import { hasWrittenQuery, useIsNewTo } from '../lib/introduction.ts';
import { meChanged } from '../lib/session.ts';
import { Deskbar } from './bars.tsx';
import { Tabbar } from './tabbar.tsx';
import { jan } from '../testing/person.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const Offers = () => (
  <>
    <Deskbar />
    <NewThreadLink place="bema">Nowy wątek</NewThreadLink>
    <Tabbar />
  </>
);

/** Where all that leads to writing leads to, for this person. */
const waysToWrite = async (me: Me): Promise<(string | null)[]> => {
  meChanged(me);
  const routeTree = createRootRoute({ component: Offers });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  const { container, findByText } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  await findByText('Więcej');
  return [...container.querySelectorAll('a')]
    .filter(({ textContent }) => /Napisz|Nowy wątek/.test(textContent))
    .map((link) => link.getAttribute('href'));
};

const suspended: Me = { ...jan, suspended: true, suspendedUntil: '2026-11-25T23:30:00.000Z' };

it('offers writing to neighbours, and not to who is suspended', async () => {
  expect(await waysToWrite(jan)).toEqual(['/o/bema/nowy', '/o/bema/nowy', '/o/bema/nowy']);
  cleanup();
  expect(await waysToWrite(suspended)).toEqual([]);
});

it('asks who has written nothing yet to say hello, unless they cannot', () => {
  const isNewTo = (me: Me, place: string, hasWritten = false): boolean => {
    meChanged(me);
    const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
    client.setQueryData(hasWrittenQuery('jan').queryKey, hasWritten);
    const { result } = renderHook(() => useIsNewTo(place), {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    });
    return result.current;
  };
  expect(isNewTo(jan, 'bema')).toBe(true);
  expect(isNewTo(jan, 'bema', true)).toBe(false);
  expect(isNewTo(jan, 'piasta')).toBe(false);
  expect(isNewTo(suspended, 'bema')).toBe(false);
});
