import { i18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import { I18nProvider, Trans, useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { languages, sourceLocale } from '../locales/catalogue.ts';
import type { Locale, MessageKey, PageCatalogue } from '../locales/catalogue.ts';

export { languages, locales, sourceLocale } from '../locales/catalogue.ts';
export type { Locale, MessageKey } from '../locales/catalogue.ts';

/** Values of a message's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Looks up a message in the language in use. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  pl: () => import('virtual:messages/pl'),
  en: () => import('virtual:messages/en'),
};

const pageLoaders: Record<PageCatalogue, Record<Locale, () => Promise<{ default: Messages }>>> = {
  admin: { pl: () => import('virtual:messages/pl.admin'), en: () => import('virtual:messages/en.admin') },
  data: { pl: () => import('virtual:messages/pl.data'), en: () => import('virtual:messages/en.data') },
  dialogs: { pl: () => import('virtual:messages/pl.dialogs'), en: () => import('virtual:messages/en.dialogs') },
  documents: { pl: () => import('virtual:messages/pl.documents'), en: () => import('virtual:messages/en.documents') },
  home: { pl: () => import('virtual:messages/pl.home'), en: () => import('virtual:messages/en.home') },
  identity: { pl: () => import('virtual:messages/pl.identity'), en: () => import('virtual:messages/en.identity') },
  institutions: {
    pl: () => import('virtual:messages/pl.institutions'),
    en: () => import('virtual:messages/en.institutions'),
  },
  invitations: {
    pl: () => import('virtual:messages/pl.invitations'),
    en: () => import('virtual:messages/en.invitations'),
  },
  joining: {
    pl: () => import('virtual:messages/pl.joining'),
    en: () => import('virtual:messages/en.joining'),
  },
  matters: { pl: () => import('virtual:messages/pl.matters'), en: () => import('virtual:messages/en.matters') },
  moderation: {
    pl: () => import('virtual:messages/pl.moderation'),
    en: () => import('virtual:messages/en.moderation'),
  },
  notifications: {
    pl: () => import('virtual:messages/pl.notifications'),
    en: () => import('virtual:messages/en.notifications'),
  },
  organisations: {
    pl: () => import('virtual:messages/pl.organisations'),
    en: () => import('virtual:messages/en.organisations'),
  },
  signin: { pl: () => import('virtual:messages/pl.signin'), en: () => import('virtual:messages/en.signin') },
  stairwells: {
    pl: () => import('virtual:messages/pl.stairwells'),
    en: () => import('virtual:messages/en.stairwells'),
  },
  estates: { pl: () => import('virtual:messages/pl.estates'), en: () => import('virtual:messages/en.estates') },
  statistics: {
    pl: () => import('virtual:messages/pl.statistics'),
    en: () => import('virtual:messages/en.statistics'),
  },
};

/** Texts that only some pages say, which have been opened here. */
const opened = new Set<PageCatalogue>();

const isLocale = (tag: string | undefined): tag is Locale => tag !== undefined && tag in languages;

const cookieName = 'lang';
const cookieMaxAgeSeconds = 365 * 24 * 60 * 60;

/** The person's choice (cookie `lang`, so that the server knows it too), else what the server wrote into `<html lang>`. */
export const detectLocale = (doc: Document = document): Locale => {
  const chosen = /(?:^|;\s*)lang=([a-z]{2})(?:;|$)/.exec(doc.cookie)?.[1];
  if (isLocale(chosen)) return chosen;
  const served = doc.documentElement.lang.slice(0, 2);
  return isLocale(served) ? served : sourceLocale;
};

/** Loads a language's catalogue and switches to it; the page keeps its state. */
export const activateLocale = async (locale: Locale): Promise<void> => {
  const names = [...opened];
  const parts = await Promise.all([loaders[locale](), ...names.map((name) => pageLoaders[name][locale]())]);
  // A page was opened meanwhile: its texts would be dropped.
  if (opened.size > names.length) return activateLocale(locale);
  const messages: Messages = {};
  for (const part of parts) Object.assign(messages, part.default);
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
};

/** Loads the texts of a page that few open, in the language in use and in any that is chosen later. */
export const openCatalogue = async (name: PageCatalogue): Promise<void> => {
  if (opened.has(name)) return;
  const locale = currentLocale();
  const { default: messages } = await pageLoaders[name][locale]();
  opened.add(name);
  i18n.load(locale, messages);
  // The language was changed while they were on their way.
  if (currentLocale() !== locale) await activateLocale(currentLocale());
};

/** Switches the language and remembers the choice for a year. */
export const chooseLocale = async (locale: Locale): Promise<void> => {
  await activateLocale(locale);
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookieName}=${locale}; path=/; max-age=${cookieMaxAgeSeconds}; samesite=lax${secure}`;
};

/** Gives every component below the language in use, and draws them again when it changes. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => (
  <I18nProvider i18n={i18n}>{children}</I18nProvider>
);

/** For code outside components (titles, announcements). Inside components use `useT`. */
export const translate: Translate = (key, values) => i18n._(key, values);

/** True for a key of the catalogue; lets codes that come from outside become keys. */
export const hasMessage = (key: string): key is MessageKey => Object.hasOwn(i18n.messages, key);

/** The translation function of the language in use: `t('threads.title', { count })`. */
export const useT = (): Translate => {
  const { i18n: current } = useLingui();
  return useMemo(() => (key, values) => current._(key, values), [current]);
};

/** The language in use. */
export const useLocale = (): Locale => {
  const { i18n: current } = useLingui();
  return isLocale(current.locale) ? current.locale : sourceLocale;
};

export const currentLocale = (): Locale => (isLocale(i18n.locale) ? i18n.locale : sourceLocale);

/** A text of the town's configuration in the language in use, else in Polish. */
export const pickText = (
  text: Readonly<Partial<Record<string, string>>> & { readonly pl: string },
  locale: Locale,
): string => text[locale] ?? text.pl;

interface RichProps {
  readonly id: MessageKey;
  /** A value with `<` in it is shown as it is and cannot become an element. */
  readonly values?: Readonly<Record<string, string | number | ReactElement>>;
  /** `{ link: <Link to="/zasady" /> }` for `<link>zasady</link>` in the message. */
  readonly components?: Readonly<Record<string, ReactElement>>;
}

/** A message with elements inside: links, bold words. */
export const Rich = ({ id, values, components }: RichProps) => {
  const safe: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    safe[name] = typeof value === 'string' && value.includes('<') ? <>{value}</> : value;
  }
  return <Trans id={id} values={safe} components={{ ...components }} />;
};
