// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { cleanup, render } from '@testing-library/react';
import messages from 'virtual:messages/pl';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ErrorSummary } from '../ui/field.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { LanguageProvider } from './i18n.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));
afterEach(cleanup);

const Page = ({ faults }: { readonly faults: readonly string[] }) => (
  <LanguageProvider>
    <PageTitle title="Nowe osiedle" />
    <ErrorSummary attempt={1} items={faults.map((text) => ({ field: 'name', text }))} />
  </LanguageProvider>
);

it('says in the tab that a form on the page has faults, for as long as it has them', () => {
  const { rerender } = render(<Page faults={[]} />);
  expect(document.title).toMatch(/^Nowe osiedle/);
  rerender(<Page faults={['Wpisz nazwę']} />);
  expect(document.title).toMatch(/^Błąd: Nowe osiedle/);
  rerender(<Page faults={[]} />);
  expect(document.title).toMatch(/^Nowe osiedle/);
});

it('takes the word away with the page', () => {
  const { unmount } = render(<Page faults={['Wpisz nazwę']} />);
  unmount();
  render(<Page faults={[]} />);
  expect(document.title).toMatch(/^Nowe osiedle/);
});
