// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { noSuspensionEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.data';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { AccountBanners } from './account-banners.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

interface Shown {
  readonly suspendedUntil?: string;
  readonly leavesAt?: string;
  readonly path?: string;
}

const shown = ({ suspendedUntil, leavesAt, path = '/' }: Shown): HTMLElement => {
  const history = createMemoryHistory({ initialEntries: [path] });
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={createRouter({ routeTree: createRootRoute(), history })}>
        <LanguageProvider>
          <AccountBanners suspendedUntil={suspendedUntil ?? null} leavesAt={leavesAt ?? null} />
        </LanguageProvider>
      </RouterContextProvider>
    </QueryClientProvider>,
  ).container;
};

// The next day has begun in Warsaw.
const night = '2026-11-25T23:30:00.000Z';

it('tells who is suspended until when, and where to object', () => {
  const banner = shown({ suspendedUntil: night });
  expect(banner.textContent).toContain('Twoje konto jest zawieszone do: czwartek, 26 listopada 2026, 0:30.');
  expect(banner.querySelector('a')?.getAttribute('href')).toBe('/kontakt');
});

it('names no day where a suspension has no end', () => {
  const text = shown({ suspendedUntil: noSuspensionEnd }).textContent;
  expect(text).toContain('Twoje konto jest zawieszone do odwołania.');
  expect(text).not.toMatch(/9999|10000/);
});

it('leaves the end of an account to the setting where that is what the page is about', () => {
  expect(shown({ leavesAt: night }).textContent).toContain('Konto zostanie usunięte');
  cleanup();
  const setting = shown({ leavesAt: night, suspendedUntil: night, path: '/ustawienia/dane' });
  expect(setting.textContent).not.toContain('Konto zostanie usunięte');
  expect(setting.textContent).toContain('Twoje konto jest zawieszone');
});
