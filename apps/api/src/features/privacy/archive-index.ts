import type { Translate } from '../../platform/i18n.ts';
import { escapeHtml } from '../../platform/mail/safe-text.ts';

/** A JSON file of the archive, and how many entries it has. */
export interface Listed {
  readonly name: string;
  readonly entries: number;
}

interface IndexOf {
  readonly t: Translate;
  readonly siteName: string;
  readonly name: string;
  readonly now: Date;
  readonly documents: readonly Listed[];
}

/** Key of the text that explains a document. */
export const explanationOf = (document: string): string => `privacy.file-${document}`;

/** The page that explains the archive, to be opened from a disk: no script, nothing from anywhere. */
export const indexPage = ({ t, siteName, name, now, documents }: IndexOf): string => {
  const date = new Intl.DateTimeFormat(t('identity.mailLang'), { dateStyle: 'long', timeZone: 'UTC' }).format(now);
  const rows = documents.map(
    (document) => `<tr>
<td><a href="${document.name}.json">${document.name}.json</a></td>
<td>${escapeHtml(t(explanationOf(document.name)))}</td>
<td class="num">${String(document.entries)}</td>
</tr>`,
  );
  return `<!doctype html>
<html lang="${t('identity.mailLang')}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(t('privacy.indexTitle', { site: siteName }))}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #999;vertical-align:top}.num{text-align:right}</style>
<h1>${escapeHtml(t('privacy.indexTitle', { site: siteName }))}</h1>
<p>${escapeHtml(t('privacy.indexLead', { name, date }))}</p>
<table>
<thead><tr><th scope="col">${escapeHtml(t('privacy.indexFile'))}</th><th scope="col">${escapeHtml(t('privacy.indexWhat'))}</th><th scope="col">${escapeHtml(t('privacy.indexEntries'))}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>${escapeHtml(t('privacy.indexFiles'))}</p>
<p>${escapeHtml(t('privacy.indexNotHere'))}</p>
</html>
`;
};
