import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { clientOf } from './api-client.ts';
import { chooseLocale } from './i18n.tsx';
import type { Locale } from './i18n.tsx';
import { currentSession, meChanged } from './session.ts';

const identity = clientOf<typeof identityRoutes>(identityPaths);

/** Switches the language here, and for the account's mail too. Rejects when the account could not be told; the page has switched. */
export const changeLanguage = async (locale: Locale): Promise<void> => {
  await chooseLocale(locale);
  if (currentSession().status === 'signed-in') meChanged(await identity.updateMe({ body: { locale } }));
};
