// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { LanguageProvider } from '../../../lib/i18n.tsx';
import { PasswordField } from './password-field.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages: {} }));
afterEach(cleanup);

const shown = (): HTMLElement => {
  render(
    <LanguageProvider>
      <PasswordField
        id="p"
        label="Hasło"
        error={undefined}
        value=""
        onChange={() => undefined}
        autoComplete="new-password"
      />
    </LanguageProvider>,
  );
  return screen.getByLabelText('Hasło');
};

test('is masked until it is asked to be shown', () => {
  const field = shown();
  expect(field.getAttribute('type')).toBe('password');
  fireEvent.click(screen.getByRole('checkbox'));
  expect(field.getAttribute('type')).toBe('text');
});

test('says to the browser what it is, and leaves pasting alone', () => {
  const field = shown();
  expect(field.getAttribute('autocomplete')).toBe('new-password');
  // False if something had kept the browser from doing it.
  expect(fireEvent.paste(field, { clipboardData: { getData: () => 'zielony rower na balkonie' } })).toBe(true);
  expect(field.hasAttribute('maxlength')).toBe(false);
});
