import type { Me } from '@moja-ulica/shared/identity/schema.ts';

type Locale = Me['locale'];

const locales: readonly Locale[] = ['pl', 'en', 'uk', 'nb'];

/** The language an account was given; Polish for one that is no longer offered. */
export const localeOf = (stored: string): Locale => locales.find((locale) => locale === stored) ?? 'pl';
