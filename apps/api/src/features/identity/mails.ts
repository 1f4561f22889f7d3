import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Texts, Translate } from '../../platform/i18n.ts';
import { letterOf, type Special } from '../../platform/mail/letter.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Device } from './device.ts';

/** Mails of this feature. Each leaves if and only if the transaction commits. */
export interface Mails {
  confirmationCode(tx: Tx, mail: CodeMail): Promise<void>;
  signInCode(tx: Tx, mail: CodeMail): Promise<void>;
  /** Somebody wants the address of an account for another one. */
  addressTaken(tx: Tx, mail: { readonly email: string; readonly locale: string; readonly at: Date }): Promise<void>;
  /** Shows that it is the account's owner who changes how they sign in. */
  proofCode(tx: Tx, mail: CodeMail): Promise<void>;
  emailChangeCode(tx: Tx, mail: CodeMail): Promise<void>;
  /** To the old address. */
  emailChanged(tx: Tx, mail: { readonly email: string; readonly locale: string; readonly at: Date }): Promise<void>;
  /** Says that the password was set, so that who did not do it learns of it. */
  passwordSet(tx: Tx, mail: { readonly email: string; readonly locale: string; readonly at: Date }): Promise<void>;
  /** Something about how one signs in has changed, so that who did not do it learns of it; `at` tells one such mail from another. */
  news(
    tx: Tx,
    to: { readonly email: string; readonly locale: string; readonly at: Date },
    news: SecurityNews,
  ): Promise<void>;
  /** Someone registered with the address of an account; `at` tells one such mail from another. */
  accountExists(tx: Tx, mail: { readonly email: string; readonly locale: string; readonly at: Date }): Promise<void>;
}

/** What there is to tell of how one signs in. */
export type SecurityNews =
  | { readonly what: 'passkeyAdded' | 'passkeyRemoved'; readonly name: string }
  | { readonly what: 'recoveryCodeUsed'; readonly left: number }
  | { readonly what: 'newDevice'; readonly device: Device; readonly country: string | null }
  | { readonly what: 'secondStepOn' | 'secondStepOff' | 'recoveryCodesNew' | 'factorsReset' };

interface CodeMail {
  readonly email: string;
  readonly locale: string;
  readonly code: string;
  /** Key of the code's row. */
  readonly id: bigint;
}

const deviceKeys: Readonly<Record<Device['form'], string>> = {
  phone: 'identity.devicePhone',
  tablet: 'identity.deviceTablet',
  computer: 'identity.deviceComputer',
  other: 'identity.deviceOther',
};

/** "telefon, Chrome (Android)": as much as the browser told. */
const deviceText = (t: Translate, { form, browser, system }: Device): string => {
  const told = [browser ?? '', system === null ? '' : `(${system})`].filter((part) => part !== '').join(' ');
  const what = t(deviceKeys[form]);
  return told === '' ? what : `${what}, ${told}`;
};

/** Where the network was that a new device signed in from, if that is known. */
const countryLines = (t: Translate, news: SecurityNews): readonly string[] => {
  if (news.what !== 'newDevice' || news.country === null) return [];
  const names = new Intl.DisplayNames([t('identity.mailLang')], { type: 'region' });
  return [t('identity.newDeviceCountry', { country: names.of(news.country) ?? news.country })];
};

const valuesOf = (t: Translate, news: SecurityNews): Readonly<Record<string, string | number>> => {
  if (news.what === 'newDevice') return { device: deviceText(t, news.device) };
  if (news.what === 'recoveryCodeUsed') return { left: news.left };
  return 'name' in news ? { name: news.name } : {};
};

/** Writes mails in the language of their reader. Addresses in them come from the settings alone. */
export const createMails = ({ mailer, config }: Pick<Platform, 'mailer' | 'config'>, texts: Texts): Mails => {
  const names = { site: config.siteName, url: config.publicUrl };
  /** What the reader is told between greeting and footer. */
  const letter = (locale: string, special: Special, write: (t: Translate) => readonly string[]) => {
    const t = texts(locale);
    const paragraphs = [t('identity.mailHello'), ...write(t), t('identity.mailFooter', names)];
    return letterOf(t('identity.mailLang'), paragraphs, special);
  };

  /**
   * A page with the code already typed in; it is redeemed by the button there. After `#`, so that it is in no log of a server, and
   * whoever looks at links before their reader does (scanners, previews) redeems nothing.
   */
  const linkTo = (page: string, { email, code }: CodeMail): string =>
    `${config.publicUrl}${page}#${new URLSearchParams({ email, kod: code }).toString()}`;

  return {
    confirmationCode: (tx, mail) => {
      const { email, locale, code, id } = mail;
      const link = linkTo('/rejestracja', mail);
      return mailer.send(tx, {
        to: email,
        key: `identity.code:${id}`,
        subject: texts(locale)('identity.confirmSubject', { ...names, code }),
        ...letter(locale, { code, link }, (t) => [
          t('identity.confirmLead', names),
          code,
          t('identity.codeLink'),
          link,
          t('identity.confirmLife', { hours: limits.confirmationCodeHours }),
          t('identity.confirmNotYou'),
        ]),
      });
    },
    signInCode: (tx, mail) => {
      const { email, locale, code, id } = mail;
      const link = linkTo('/zaloguj', mail);
      return mailer.send(tx, {
        to: email,
        key: `identity.code:${id}`,
        subject: texts(locale)('identity.signInSubject', { ...names, code }),
        ...letter(locale, { code, link }, (t) => [
          t('identity.signInLead', names),
          code,
          t('identity.codeLink'),
          link,
          t('identity.signInLife', { minutes: limits.signInCodeMinutes }),
          t('identity.signInNotYou'),
        ]),
      });
    },
    proofCode: (tx, { email, locale, code, id }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.code:${id}`,
        subject: texts(locale)('identity.proofSubject', { ...names, code }),
        ...letter(locale, { code }, (t) => [
          t('identity.proofLead', names),
          code,
          t('identity.signInLife', { minutes: limits.proofCodeMinutes }),
          t('identity.proofNotYou'),
        ]),
      }),
    emailChangeCode: (tx, { email, locale, code, id }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.code:${id}`,
        subject: texts(locale)('identity.emailChangeSubject', { ...names, code }),
        ...letter(locale, { code }, (t) => [
          t('identity.emailChangeLead', names),
          code,
          t('identity.signInLife', { minutes: limits.emailChangeCodeMinutes }),
          t('identity.emailChangeNotYou'),
        ]),
      }),
    emailChanged: (tx, { email, locale, at }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.email-changed:${email}:${at.toISOString()}`,
        subject: texts(locale)('identity.emailChangedSubject', names),
        ...letter(locale, {}, (t) => [t('identity.emailChangedLead', names), t('identity.emailChangedNotYou', names)]),
      }),
    addressTaken: (tx, { email, locale, at }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.address-taken:${email}:${at.toISOString()}`,
        subject: texts(locale)('identity.existsSubject', names),
        ...letter(locale, {}, (t) => [
          t('identity.takenLead', names),
          t('identity.existsHow', names),
          t('identity.existsNotYou'),
        ]),
      }),
    passwordSet: (tx, { email, locale, at }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.password-set:${email}:${at.toISOString()}`,
        subject: texts(locale)('identity.passwordSetSubject', names),
        ...letter(locale, {}, (t) => [
          t('identity.passwordSetLead', names),
          t('identity.passwordSetDevices'),
          t('identity.passwordSetNotYou', names),
        ]),
      }),
    news: (tx, { email, locale, at }, news) => {
      const t = texts(locale);
      const values = { ...names, ...valuesOf(t, news) };
      return mailer.send(tx, {
        to: email,
        key: `identity.${news.what}:${email}:${at.toISOString()}`,
        subject: t(`identity.${news.what}Subject`, names),
        ...letter(locale, {}, () => [
          t(`identity.${news.what}Lead`, values),
          ...countryLines(t, news),
          t(news.what === 'factorsReset' ? 'identity.factorsResetNotYou' : 'identity.newsNotYou', names),
        ]),
      });
    },
    accountExists: (tx, { email, locale, at }) =>
      mailer.send(tx, {
        to: email,
        key: `identity.account-exists:${email}:${at.toISOString()}`,
        subject: texts(locale)('identity.existsSubject', names),
        ...letter(locale, {}, (t) => [
          t('identity.existsLead', names),
          t('identity.existsHow', names),
          t('identity.existsNotYou'),
        ]),
      }),
  };
};
