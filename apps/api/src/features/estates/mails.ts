import { letterOf } from '../../platform/mail/letter.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { neutral } from '../../platform/mail/safe-text.ts';
import type { EstatesContext } from './context.ts';
import type { PlaceRow } from './queries.ts';

interface DecidedRequest {
  readonly email: string;
  readonly locale: string;
  /** Public id of the request. */
  readonly request: string;
  readonly place: PlaceRow;
  /** Null: let in. */
  readonly reason: string | null;
}

/** Tells somebody what became of their request, in their language. */
export const requestMail = (
  { platform: { config }, texts }: EstatesContext,
  { email, locale, request, place, reason }: DecidedRequest,
): Mail => {
  const t = texts(locale);
  const names = { name: place.name, site: config.siteName, url: config.publicUrl };
  const link = `${config.publicUrl}/o/${place.slug}`;
  const body =
    reason === null
      ? [t('estates.approvedLead', names), link]
      : [t('estates.refusedLead', names), neutral(reason), t('estates.refusedHow', names)];
  const paragraphs = [t('identity.mailHello'), ...body, t('identity.mailFooter', names)];
  return {
    to: email,
    key: `estates.join-request:${request}`,
    subject: t(reason === null ? 'estates.approvedSubject' : 'estates.refusedSubject', names),
    ...letterOf(t('identity.mailLang'), paragraphs, reason === null ? { link } : {}),
  };
};
