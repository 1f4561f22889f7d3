import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import { clientOf } from './api-client.ts';
import { chooseLocale, locales } from './i18n.tsx';
import type { Locale } from './i18n.tsx';
import { currentSession, meChanged } from './session.ts';

const identity = clientOf<typeof identityRoutes>(identityPaths);

/** Switches the language here, and for the account's mail too. Rejects when the account could not be told; the page has switched. */
export const changeLanguage = async (locale: Locale): Promise<void> => {
  await chooseLocale(locale);
  if (currentSession().status === 'signed-in') meChanged(await identity.updateMe({ body: { locale } }));
};

/** Where no language was chosen yet, whoever signs in gets that of their account. Rejects where it cannot be loaded. */
export const adoptLanguage = async ({ locale }: Pick<Me, 'locale'>): Promise<void> => {
  // See `chooseLocale`: only a choice leaves this cookie.
  const wasChosen = /(?:^|;\s*)lang=[a-z]/.test(document.cookie);
  const known = locales.find((each) => each === locale);
  if (!wasChosen && known !== undefined) await chooseLocale(known);
};
