// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import type { KnownPerson } from '@moja-ulica/shared/admin/schema.ts';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl.admin';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { RoleList } from './role-list.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const speaking = (unit: string | null): KnownPerson => ({
  id: 'aaaaaaaaaaaa',
  handle: 'jan',
  displayName: 'Jan Kret',
  email: null,
  confirmed: true,
  admin: false,
  registeredAt: '2026-11-22T10:00:00.000Z',
  suspendedUntil: null,
  places: [],
  institutions: [{ institution: 'um', name: { pl: 'Urząd Miejski: gospodarka komunalna' }, unit }],
});

it.each([
  ['gospodarka komunalna', 'mówi za: Urząd Miejski: gospodarka komunalna'],
  ['oczyszczanie', 'mówi za: Urząd Miejski: gospodarka komunalna, oczyszczanie'],
  [null, 'mówi za: Urząd Miejski: gospodarka komunalna'],
])('says the unit %j only where it adds something', (unit, words) => {
  const { container } = render(
    <LanguageProvider>
      <RoleList person={speaking(unit)} />
    </LanguageProvider>,
  );
  expect(container.textContent).toBe(words);
});
