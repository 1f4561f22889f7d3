// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.app';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../lib/i18n.tsx';
import { placesQuery } from '../lib/places.ts';
import { meChanged } from '../lib/session.ts';
import { Rail } from './rail.tsx';
import { Tabbar } from './tabbar.tsx';
import { jan } from '../testing/person.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const bema: PlaceSummary = {
  slug: 'bema',
  kind: 'estate',
  name: 'Bema',
  locative: 'na Bema',
  description: { pl: 'Osiedle' },
  accent: 'neutral',
  emblem: 'initial',
  visibility: 'public',
  joining: 'open',
  memberCount: 0,
  threadCount: 0,
  lastActivityAt: null,
};

/** The links that are marked as where one is. */
const marked = async (component: typeof Rail, path: string): Promise<string[]> => {
  meChanged(jan);
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  client.setQueryData(placesQuery.queryKey, [bema]);
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({
    routeTree: createRootRoute({ component, notFoundComponent: component }),
    history,
  });
  const { container, findAllByText } = render(
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  await findAllByText('Start');
  return [...container.querySelectorAll('[aria-current]')].map(({ textContent }) => textContent);
};

it('marks one link of the rail for the list of estates', async () => {
  expect(await marked(Rail, '/osiedla')).toEqual(['Fora osiedli']);
});

it.each([
  ['/osiedla', 'Fora'],
  ['/miasto', 'Fora'],
  ['/o/bema', 'Fora'],
  ['/o/bema/w/bbbbbbbbbbbb/chodnik', 'Fora'],
  ['/o/bema/nowy', 'Napisz'],
  ['/ustawienia/konto', 'Więcej'],
])('marks one tab on %s: %s', async (path, tab) => {
  expect(await marked(Tabbar, path)).toEqual([tab]);
});
