// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import messages from 'virtual:messages/pl.identity';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { emptyRegistration } from '../registration-draft.ts';
import { RegisterAbout } from './register-about.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const bema: PlaceSummary = {
  slug: 'bema',
  kind: 'estate',
  name: 'Bema',
  locative: 'na Bema',
  description: { pl: 'Bloki i sad.', en: 'Blocks and an orchard.' },
  accent: 'teal',
  emblem: 'fort',
  visibility: 'public',
  joining: 'open',
  memberCount: 3,
  threadCount: 2,
  lastActivityAt: null,
};

const nothing = (): void => undefined;

const show = (places: readonly PlaceSummary[], onBack: () => void = nothing) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <RouterContextProvider
        router={createRouter({ routeTree: createRootRoute(), history: createMemoryHistory({ initialEntries: ['/'] }) })}
      >
        <LanguageProvider>
          <RegisterAbout
            moved={false}
            draft={{ ...emptyRegistration, step: 'about', email: 'halina@poczta.example' }}
            places={places}
            password=""
            onPassword={nothing}
            onDraft={nothing}
            onSubmit={() => Promise.resolve()}
            onBack={onBack}
          />
        </LanguageProvider>
      </RouterContextProvider>
    </QueryClientProvider>,
  );

it('says where no estate is set up yet, instead of asking for one of none, and leads back', () => {
  const back = vi.fn<() => void>();
  show([], back);
  expect(screen.getByText(/^Nie ma tu jeszcze żadnego osiedla/)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Wstecz' }));
  expect(back).toHaveBeenCalledOnce();
});

it('asks for estate, name and rules where there is one, and says what is missing', () => {
  show([bema]);
  expect(screen.queryByText(/^Nie ma tu jeszcze/)).toBeNull();
  expect(screen.getByRole('radio', { name: 'Bema' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Dalej' }));
  expect(screen.getAllByText('Wybierz osiedle, na którym mieszkasz').length).toBeGreaterThan(0);
});
