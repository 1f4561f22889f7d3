// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.institutions';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { placesQuery } from '../../../lib/places.ts';
import { allInstitutionsQuery } from '../queries.ts';
import { Page } from './manage-institutions.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

const place = (slug: string, name: string): PlaceSummary => ({
  slug,
  kind: 'estate',
  name,
  locative: name,
  description: { pl: name },
  accent: 'brick',
  emblem: 'initial',
  visibility: 'public',
  joining: 'open',
  memberCount: 0,
  threadCount: 0,
  lastActivityAt: null,
});
const serving = (places: string[]): ManagedInstitution => ({
  slug: 'rada',
  kind: 'estate_council',
  name: { pl: 'Rada Osiedla' },
  description: { pl: 'Rada' },
  promiseDays: 7,
  places,
  liaisons: [],
});

it.each([
  [['bema'], 'Bema'],
  [['tbs', 'bema'], 'Bema, TBS'],
  [['bema', 'tbs', 'piasta'], 'wszędzie'],
])('says where one answers that serves %j', (served, words) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(placesQuery.queryKey, [place('bema', 'Bema'), place('piasta', 'Piasta'), place('tbs', 'TBS')]);
  client.setQueryData(allInstitutionsQuery.queryKey, [serving(served)]);
  const { container } = render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <LanguageProvider>
          <Page />
        </LanguageProvider>
      </RouterContextProvider>
    </QueryClientProvider>,
  );
  expect(container.querySelector('td[data-l="Gdzie odpowiada"]')?.textContent).toBe(words);
});
