import type { SignedInDevice } from '@moja-ulica/shared/identity/schema.ts';
import { getParser } from 'bowser';

export type Device = Pick<SignedInDevice, 'form' | 'browser' | 'system'>;

const forms: Readonly<Record<string, Device['form']>> = { mobile: 'phone', tablet: 'tablet', desktop: 'computer' };

/** What a browser says of itself, in words that its owner knows it by; nothing is guessed. */
export const deviceOf = (userAgent: string): Device => {
  // The parser throws for an empty one.
  if (userAgent === '') return { form: 'other', browser: null, system: null };
  const { browser, os, platform } = getParser(userAgent).getResult();
  return {
    form: forms[platform.type ?? ''] ?? 'other',
    browser: browser.name || null,
    system: os.name || null,
  };
};
