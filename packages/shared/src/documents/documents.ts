/** The documents of the site in the order in which they are listed. */
export const documentNames = ['rules', 'privacy', 'accessibility', 'about', 'contact'] as const;

export const documentLocales = ['pl', 'en'] as const;

/** Where each is read. */
export const documentAddress = {
  rules: '/zasady',
  privacy: '/prywatnosc',
  accessibility: '/dostepnosc',
  about: '/o-projekcie',
  contact: '/kontakt',
} as const;

/** Documents that bind people: what they said earlier stays readable, and a change of them is announced. */
export const withHistory: readonly string[] = ['rules', 'privacy'];

/** The language of the documents for somebody who reads in this one. */
export const documentLocaleFor = (locale: string): (typeof documentLocales)[number] => (locale === 'en' ? 'en' : 'pl');

/** Ids that "Warunki techniczne publikacji deklaracji dostępności" 2.0 gives to parts of the accessibility statement. */
export const accessibilityIds = [
  'a11y-wstep',
  'a11y-podmiot',
  'a11y-url',
  'a11y-data-publikacja',
  'a11y-data-aktualizacja',
  'a11y-status',
  'a11y-ocena',
  'a11y-data-sporzadzenie',
  'a11y-data-przeglad',
  'a11y-audytor',
  'a11y-kontakt',
  'a11y-osoba',
  'a11y-email',
  'a11y-telefon',
  'a11y-procedura',
  'a11y-aplikacje',
  'a11y-architektura',
] as const;
