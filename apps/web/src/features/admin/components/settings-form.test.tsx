// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import messages from 'virtual:messages/pl.admin';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { SettingsForm } from './settings-form.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says at its switch that the second step is first of all to be one’s own, and leads there', async () => {
  const refusal = { code: 'second_factor_required', message: '', requestId: '' };
  vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 403 }));
  const history = createMemoryHistory({ initialEntries: ['/'] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={createRouter({ routeTree: createRootRoute(), history })}>
        <LanguageProvider>
          <SettingsForm
            saved={[{ key: 'requireSecondFactorForStaff', value: false, changedAt: null, changedBy: null }]}
          />
        </LanguageProvider>
      </RouterContextProvider>
    </QueryClientProvider>,
  );
  const turn = screen.getByRole('switch');
  fireEvent.click(turn);
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz zmiany' }));
  const link = await screen.findByRole('link', { name: 'Ustaw drugi krok logowania' });
  expect(link.getAttribute('href')).toBe('/ustawienia/urzadzenia');
  expect(turn.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(turn.getAttribute('aria-describedby') ?? '')?.contains(link)).toBe(true);
  expect(screen.getAllByText(/Najpierw ustaw drugi krok albo klucz dostępu/)).toHaveLength(2);
});
