// @vitest-environment happy-dom
import 'virtual:messages/pl.joining';
import { expect, it } from 'vitest';
import { activateLocale, currentLocale, openCatalogue, translate } from './i18n.tsx';

it('keeps the texts of a page that come before those of all pages', async () => {
  const activated = activateLocale('en');
  await openCatalogue('joining');
  await activated;
  expect(currentLocale()).toBe('en');
  expect(translate('joining.takeBack')).toBe('Take the request back');
  expect(translate('threads.member')).toBe('Your estate');
});
