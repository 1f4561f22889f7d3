import type { Translate } from '../../platform/i18n.ts';
import { html } from './html.ts';

/** Asked for again between these, so that those who were sent away together do not come back together. */
const soonestSeconds = 3;
const spreadSeconds = 5;

/** A page that takes no work to make, for when there is too much: says so, and asks again by itself. */
export const busyPage = (t: Translate, locale: string): string => {
  const seconds = soonestSeconds + Math.floor(Math.random() * spreadSeconds);
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="${seconds}" />
        <title>${t('pages.busyTitle')}</title>
      </head>
      <body>
        <main>
          <h1>${t('pages.busyTitle')}</h1>
          <p>${t('pages.busyLead')}</p>
        </main>
      </body>
    </html>`.safe;
};
