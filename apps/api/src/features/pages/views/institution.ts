import { institutionsAddress } from '@moja-ulica/shared/institutions/paths.ts';
import type { Institution } from '@moja-ulica/shared/institutions/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { InstitutionAnswer } from '@moja-ulica/shared/threads/schema.ts';
import { html, type Html } from '../html.ts';
import { frame, type View } from '../view.ts';
import { placeAddress } from './places.ts';

const answerRow = (view: View, { thread, number, excerpt, lang, createdAt }: InstitutionAnswer): Html => {
  const at = { place: thread.place.slug, id: thread.id, slug: thread.slug };
  return html`<li>
    <article class="row">
      <div class="kick">
        <span class="estate-tag" data-accent="${view.accentOf(thread.place.slug)}"
          ><span class="em s"></span>${thread.place.name}</span
        ><span class="when">${view.day(createdAt)}</span>
      </div>
      <h3><a href="${threadAddress(at, number)}">${thread.title}</a></h3>
      <p class="ex" lang="${lang}">${excerpt}</p>
    </article>
  </li>`;
};

/** An institution's public page: whom it serves, who speaks for it, what it promises, what it answered. */
export const institutionView = (view: View, institution: Institution, answers: readonly InstitutionAnswer[]): Html => {
  const { t } = view;
  const { kind, name, description, promiseDays, places, liaisons } = institution;
  return frame(
    view,
    [{ label: t('pages.institutions'), href: institutionsAddress }, { label: view.pick(name) }],
    html`<p class="meta">${t(kind === 'estate_council' ? 'pages.estateCouncil' : 'pages.cityDepartment')}</p>
      <h1>${view.pick(name)}</h1>
      <p class="lead mt4">${view.pick(description)}</p>
      ${promiseDays === null ? null : html`<p class="mt4">${t('pages.promise', { count: promiseDays })}</p>`}
      <section class="mt6">
        <div class="sec"><h2>${t('pages.serves')}</h2></div>
        <ul>
          ${places.map((place) => html`<li><a href="${placeAddress(place)}">${place.name}</a></li>`)}
        </ul>
      </section>
      <section class="mt6">
        <div class="sec"><h2>${t('pages.speaks')}</h2></div>
        ${
          liaisons.length === 0
            ? html`<p>${t('pages.nobodySpeaks')}</p>`
            : html`<ul>
                ${liaisons.map(
                  ({ handle, displayName, unit }) =>
                    html`<li><a href="/u/${handle}">${displayName}</a>${unit === null ? null : html`, ${unit}`}</li>`,
                )}
              </ul>`
        }
      </section>
      <section class="mt6">
        <div class="sec"><h2>${t('pages.answers')}</h2></div>
        ${
          answers.length === 0
            ? html`<p>${t('pages.noAnswers')}</p>`
            : html`<ul class="rows">
                ${answers.map((answer) => answerRow(view, answer))}
              </ul>`
        }
      </section>`,
  );
};
