import type { Static } from 'typebox';
import type { LocalizedText } from '@moja-ulica/shared/common.ts';
import { momentFormat } from '@moja-ulica/shared/moment.ts';
import type { Translate } from '../../platform/i18n.ts';
import { html, type Html } from './html.ts';
import type { PageLocale } from './locale.ts';
import type { TownLook } from './queries.ts';

/** What every view writes with: words, dates and the town's texts in one language. */
export interface View {
  readonly t: Translate;
  readonly locale: PageLocale;
  /** `<time>` with the absolute local date and time. */
  time(at: string): Html;
  /** `<time>` with the day alone, the year only when it is another: as wide as the words the client puts there. */
  day(at: string): Html;
  pick(text: Static<typeof LocalizedText>): string;
  /** The colour of the place with this slug. */
  accentOf(place: string): string;
}

export const createView = (t: Translate, locale: PageLocale, { timeZone, accents }: TownLook): View => {
  const moment = momentFormat(locale, timeZone);
  const dayOf = (year: 'numeric' | undefined): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      day: 'numeric',
      month: 'long',
      ...(year !== undefined && { year }),
      timeZone,
    });
  const [short, long] = [dayOf(undefined), dayOf('numeric')];
  return {
    t,
    locale,
    day: (at) => {
      const date = new Date(at);
      const shown = date.getUTCFullYear() === new Date().getUTCFullYear() ? short : long;
      return html`<time datetime="${at}">${shown.format(date)}</time>`;
    },
    time: (at) => html`<time datetime="${at}">${moment(new Date(at))}</time>`,
    pick: (text) => text[locale] ?? text.pl,
    accentOf: (place) => accents.get(place) ?? 'neutral',
  };
};

interface Crumb {
  readonly label: string;
  /** None for the page itself. */
  readonly href?: string;
}

/** The client's frame with its bars left empty but for the name, so that nothing jumps when the client takes over. */
export const frame = ({ t }: View, crumbs: readonly Crumb[], content: Html): Html =>
  html`<a class="skip" href="#tresc">${t('pages.skip')}</a>
    <div class="app">
      <div class="rail"></div>
      <div>
        <div class="topbar"></div>
        <div class="page">
          <div class="deskbar"></div>
          ${
            crumbs.length < 2
              ? null
              : html`<nav class="crumbs phone-crumbs">
                  <ol>
                    ${crumbs.map(
                      ({ label, href }) =>
                        html`<li>
                          ${href === undefined ? html`<span aria-current="page">${label}</span>` : html`<a href="${href}">${label}</a>`}
                        </li>`,
                    )}
                  </ol>
                </nav>`
          }
          <main id="tresc">${content}</main>
        </div>
      </div>
    </div>`;
