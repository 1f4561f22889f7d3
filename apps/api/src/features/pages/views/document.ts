import type { TownDocument } from '@moja-ulica/shared/documents/schema.ts';
import { html, trusted, type Html } from '../html.ts';
import { frame, type View } from '../view.ts';

/** A text of the site: rules, privacy, accessibility, contact, the project. */
export const documentView = (view: View, { title, html: text, complete, locale }: TownDocument): Html =>
  frame(
    view,
    [],
    html`<article lang="${locale}">
      <h1>${title}</h1>
      ${complete ? null : html`<div class="banner mt5 narrow"><div>${view.t('pages.documentIncomplete')}</div></div>`}
      <div class="prose doc mt5">${trusted(text)}</div>
    </article>`,
  );
