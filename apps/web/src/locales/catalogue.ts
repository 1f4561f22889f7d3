/**
 * The catalogues as types. Polish is the source: a key exists when it stands in a Polish file.
 * A new file is one more line here; a new language is one more folder and one more line in `languages`.
 */
export type MessageKey =
  | keyof typeof import('./pl/admin.json')
  | keyof typeof import('./pl/app.json')
  | keyof typeof import('./pl/dialogs.json')
  | keyof typeof import('./pl/documents.json')
  | keyof typeof import('./pl/errors.json')
  | keyof typeof import('./pl/estates.json')
  | keyof typeof import('./pl/home.json')
  | keyof typeof import('./pl/identity.json')
  | keyof typeof import('./pl/invitations.json')
  | keyof typeof import('./pl/joining.json')
  | keyof typeof import('./pl/institutions.json')
  | keyof typeof import('./pl/matters.json')
  | keyof typeof import('./pl/moderation.json')
  | keyof typeof import('./pl/neighbours.json')
  | keyof typeof import('./pl/notifications.json')
  | keyof typeof import('./pl/organisations.json')
  | keyof typeof import('./pl/rows.json')
  | keyof typeof import('./pl/data.json')
  | keyof typeof import('./pl/settings.json')
  | keyof typeof import('./pl/signin.json')
  | keyof typeof import('./pl/stairwells.json')
  | keyof typeof import('./pl/statistics.json')
  | keyof typeof import('./pl/threads.json')
  | keyof typeof import('./pl/ui.json');

/** Files of what only some pages say: their texts come with those pages (`routes.tsx`), not with every visit. */
export const pageCatalogues = [
  'admin',
  'data',
  'dialogs',
  'documents',
  'estates',
  'home',
  'identity',
  'institutions',
  'invitations',
  'joining',
  'matters',
  'moderation',
  'notifications',
  'organisations',
  'signin',
  'stairwells',
  'statistics',
] as const;

export type PageCatalogue = (typeof pageCatalogues)[number];

/** The languages that are complete, each named in itself. */
export const languages = { pl: 'Polski', en: 'English' } as const;

export type Locale = keyof typeof languages;

export const sourceLocale: Locale = 'pl';

export const locales = Object.keys(languages).filter((tag): tag is Locale => tag in languages);
