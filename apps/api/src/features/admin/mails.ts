import type { StaffRole } from '@moja-ulica/shared/admin/limits.ts';
import { isWithoutEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { momentFormat } from '@moja-ulica/shared/moment.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Texts, Translate } from '../../platform/i18n.ts';
import { letterOf } from '../../platform/mail/letter.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Localized } from '../estates/index.ts';

interface Reader {
  readonly email: string;
  readonly locale: string;
}

/** A role and where it is held. */
export interface RoleWords {
  readonly role: StaffRole;
  readonly place: string | null;
  readonly institution: Localized | null;
  readonly unit: string | null;
}

interface Invited extends RoleWords {
  /** Display name of the administrator. */
  readonly by: string;
  /** Tells one mail from another; a link's own, so that a repeated job is the same mail. */
  readonly key: string;
}

/** Mails of this feature. Each leaves if and only if the transaction commits. */
export interface AdminMails {
  invitation(tx: Tx, reader: Reader, mail: Invited & { readonly token: string; readonly days: number }): Promise<void>;
  /** To the administrators, so that none of them is made behind the others' backs. */
  somebodyInvited(tx: Tx, reader: Reader, mail: Invited & { readonly invited: string }): Promise<void>;
  invitationAccepted(tx: Tx, reader: Reader, mail: Invited & { readonly name: string }): Promise<void>;
  /** To whose role changed. */
  roleChanged(
    tx: Tx,
    reader: Reader,
    mail: RoleWords & { readonly given: boolean; readonly key: string },
  ): Promise<void>;
  /** To who is suspended: why, until when (ISO 8601, or `noSuspensionEnd`), what they still can, and how to object. */
  suspended(
    tx: Tx,
    reader: Reader,
    mail: { readonly until: string; readonly timeZone: string; readonly reason: string; readonly key: string },
  ): Promise<void>;
  /** To whose suspension ended before its time. */
  unsuspended(tx: Tx, reader: Reader, mail: { readonly reason: string; readonly key: string }): Promise<void>;
}

const isLanguage = (locale: string, name: Localized): locale is keyof Localized => Object.hasOwn(name, locale);

const roleIn = (t: Translate, locale: string, { role, place, institution, unit }: RoleWords): string => {
  const name = institution === null ? '' : (isLanguage(locale, institution) && institution[locale]) || institution.pl;
  return t(`admin.mailRole.${role}`, { place: place ?? '', institution: unit === null ? name : `${name}, ${unit}` });
};

/** Writes mails in the language of their reader. Addresses in them come from the settings alone. */
export const createAdminMails = ({ mailer, config }: Pick<Platform, 'mailer' | 'config'>, texts: Texts): AdminMails => {
  const names = { site: config.siteName, url: config.publicUrl };

  const send = (
    tx: Tx,
    { email, locale }: Reader,
    key: string,
    { subject, body, link }: { readonly subject: string; readonly body: readonly string[]; readonly link?: string },
  ): Promise<void> => {
    const t = texts(locale);
    const paragraphs = [t('identity.mailHello'), ...body, t('identity.mailFooter', names)];
    const special = link === undefined ? {} : { link };
    return mailer.send(tx, { to: email, key, subject, ...letterOf(t('identity.mailLang'), paragraphs, special) });
  };

  return {
    invitation: (tx, reader, { token, by, key, days, ...role }) => {
      const t = texts(reader.locale);
      // After `#`, so that it is in no log of a server; looking at the page accepts nothing.
      const link = `${config.publicUrl}/zaproszenie#${token}`;
      return send(tx, reader, `admin.invitation:${key}`, {
        subject: t('admin.inviteSubject', names),
        body: [
          t('admin.inviteLead', { ...names, by, role: roleIn(t, reader.locale, role) }),
          link,
          t('admin.inviteHow', { email: reader.email }),
          t('admin.inviteLife', { days }),
          t('admin.inviteNotYou'),
        ],
        link,
      });
    },
    somebodyInvited: (tx, reader, { invited, by, key, ...role }) => {
      const t = texts(reader.locale);
      return send(tx, reader, `admin.invited:${key}:${reader.email}`, {
        subject: t('admin.invitedSubject', names),
        body: [
          t('admin.invitedLead', { ...names, by, email: invited, role: roleIn(t, reader.locale, role) }),
          t('admin.invitedCheck', names),
        ],
      });
    },
    invitationAccepted: (tx, reader, { name, by: _by, key, ...role }) => {
      const t = texts(reader.locale);
      return send(tx, reader, `admin.accepted:${key}:${reader.email}`, {
        subject: t('admin.acceptedSubject', names),
        body: [
          t('admin.acceptedLead', { ...names, name, role: roleIn(t, reader.locale, role) }),
          t('admin.invitedCheck', names),
        ],
      });
    },
    roleChanged: (tx, reader, { given, key, ...role }) => {
      const t = texts(reader.locale);
      const words = { ...names, role: roleIn(t, reader.locale, role) };
      return send(tx, reader, `admin.role:${key}`, {
        subject: t('admin.roleSubject', names),
        body: [t(given ? 'admin.roleGiven' : 'admin.roleTaken', words), t('admin.roleWhy', names)],
      });
    },
    suspended: (tx, reader, { until, timeZone, reason, key }) => {
      const t = texts(reader.locale);
      const date = momentFormat(t('identity.mailLang'), timeZone);
      return send(tx, reader, `admin.suspended:${key}`, {
        subject: t('admin.suspendedSubject', names),
        body: [
          isWithoutEnd(until)
            ? t('admin.suspendedNoEnd', names)
            : t('admin.suspendedLead', { ...names, date: date(new Date(until)) }),
          t('admin.suspendedReason', { reason }),
          t('admin.suspendedMay'),
          t('admin.suspendedObject', names),
        ],
      });
    },
    unsuspended: (tx, reader, { reason, key }) => {
      const t = texts(reader.locale);
      return send(tx, reader, `admin.unsuspended:${key}`, {
        subject: t('admin.unsuspendedSubject', names),
        body: [t('admin.unsuspendedLead', names), t('admin.suspendedReason', { reason })],
      });
    },
  };
};
