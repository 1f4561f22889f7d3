import { escapeHtml, neutral } from '../../platform/mail/safe-text.ts';
import type { Mail } from '../../platform/mail/mail.ts';
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
  const paragraphs =
    reason === null
      ? [t('estates.mailHello'), t('estates.approvedLead', names), link, t('estates.mailFooter', names)]
      : [
          t('estates.mailHello'),
          t('estates.refusedLead', names),
          neutral(reason),
          t('estates.refusedHow', names),
          t('estates.mailFooter', names),
        ];
  const html = paragraphs.map((text) => {
    const safe = escapeHtml(text);
    return text === link ? `<p><a href="${safe}">${safe}</a></p>` : `<p>${safe}</p>`;
  });
  return {
    to: email,
    key: `estates.join-request:${request}`,
    subject: t(reason === null ? 'estates.approvedSubject' : 'estates.refusedSubject', names),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${escapeHtml(t('estates.mailLang'))}">\n<meta charset="utf-8">\n<body>\n${html.join('\n')}\n</body>\n</html>\n`,
  };
};
