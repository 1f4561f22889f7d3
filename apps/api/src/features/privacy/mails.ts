import { momentFormat } from '@moja-ulica/shared/moment.ts';
import { privacyLimits as limits } from '@moja-ulica/shared/privacy/limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Texts, Translate } from '../../platform/i18n.ts';
import { letterOf, type Special } from '../../platform/mail/letter.ts';
import type { Platform } from '../../platform/platform.ts';

interface Reader {
  readonly email: string;
  readonly locale: string;
  /** Of the account; with what happened it makes the mail's key. */
  readonly user: string;
}

interface LeavingMail extends Reader {
  readonly dueAt: Date;
  readonly timeZone: string;
}

/** Mails of this feature. Each leaves if and only if the transaction commits. */
export interface Mails {
  exportReady(tx: Tx, mail: Reader & { readonly id: string }): Promise<void>;
  deletionAsked(tx: Tx, mail: LeavingMail): Promise<void>;
  /** A day before. */
  deletionNear(tx: Tx, mail: LeavingMail): Promise<void>;
  /** The last one to this address. */
  accountErased(tx: Tx, mail: Reader): Promise<void>;
}

/** Writes mails in the language of their reader. Addresses in them come from the settings alone. */
export const createMails = ({ mailer, config }: Pick<Platform, 'mailer' | 'config'>, texts: Texts): Mails => {
  const names = { site: config.siteName, url: config.publicUrl };
  const link = `${config.publicUrl}/ustawienia/dane`;
  const letter = (locale: string, special: Special, write: (t: Translate) => readonly string[]) => {
    const t = texts(locale);
    const paragraphs = [t('identity.mailHello'), ...write(t), t('identity.mailFooter', names)];
    return letterOf(t('identity.mailLang'), paragraphs, special);
  };
  const dateOf = ({ dueAt, timeZone, locale }: LeavingMail): string => momentFormat(locale, timeZone)(dueAt);

  return {
    exportReady: (tx, { email, locale, id }) =>
      mailer.send(tx, {
        to: email,
        key: `privacy.export-ready:${id}`,
        subject: texts(locale)('privacy.exportSubject', names),
        ...letter(locale, { link }, (t) => [
          t('privacy.exportLead', names),
          t('privacy.exportHow', { days: limits.exportDays }),
          link,
          t('privacy.exportNotYou'),
        ]),
      }),
    deletionAsked: (tx, mail) =>
      mailer.send(tx, {
        to: mail.email,
        key: `privacy.deletion-asked:${mail.user}:${mail.dueAt.toISOString()}`,
        subject: texts(mail.locale)('privacy.deletionSubject', names),
        ...letter(mail.locale, { link }, (t) => [
          t('privacy.deletionLead', { ...names, date: dateOf(mail) }),
          t('privacy.deletionHow'),
          link,
          t('privacy.deletionNotYou'),
        ]),
      }),
    deletionNear: (tx, mail) =>
      mailer.send(tx, {
        to: mail.email,
        key: `privacy.deletion-near:${mail.user}:${mail.dueAt.toISOString()}`,
        subject: texts(mail.locale)('privacy.nearSubject', names),
        ...letter(mail.locale, { link }, (t) => [
          t('privacy.nearLead', { ...names, date: dateOf(mail) }),
          t('privacy.deletionHow'),
          link,
        ]),
      }),
    accountErased: (tx, { email, locale, user }) =>
      mailer.send(tx, {
        to: email,
        key: `privacy.erased:${user}`,
        subject: texts(locale)('privacy.erasedSubject', names),
        ...letter(locale, {}, (t) => [t('privacy.erasedLead', names), t('privacy.erasedThanks')]),
      }),
  };
};
