import type { SignedInDevice } from '@moja-ulica/shared/identity/schema.ts';
import type { Locale, Translate } from '../../lib/i18n.tsx';

/** "Telefon, Chrome (Android)": as much as the browser told. */
export const deviceName = (t: Translate, { form, browser, system }: SignedInDevice): string => {
  const parts = [browser ?? '', system === null ? '' : `(${system})`].filter((part) => part !== '').join(' ');
  const what = t(`identity.device.${form}`);
  return parts === '' ? what : `${what}, ${parts}`;
};

/** "Polska", of "PL". */
export const countryName = (country: string, locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
