import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { ourSiteName } from '../../../platform/config/config.ts';
import { html, type Html } from '../html.ts';
import { frame, type View } from '../view.ts';
import { icon, threadRows } from './thread-rows.ts';

/** Address of a place's forum: the city has one of its own. */
export const placeAddress = ({ slug, kind }: Pick<PlaceSummary, 'slug' | 'kind'>): string =>
  kind === 'city' ? '/miasto' : `/o/${slug}`;

/** "Osiedle Bema", "Miasto Białystok". */
export const placeTitle = ({ t }: View, place: PlaceSummary): string =>
  t(place.kind === 'city' ? 'pages.cityName' : 'pages.estateName', { name: place.name });

const plates = ({ t }: View, places: readonly PlaceSummary[]): Html =>
  html`<ul class="estates three">
    ${places.map(
      (place) =>
        html`<li>
          <a href="${placeAddress(place)}" data-accent="${place.accent}"
            ><span class="em"></span
            ><span
              ><b>${place.name}</b><span class="meta">${t('pages.threads', { count: place.threadCount })}</span></span
            ></a
          >
        </li>`,
    )}
  </ul>`;

/** `/` for guests. */
export const welcomeView = (
  view: View,
  siteName: string,
  places: readonly PlaceSummary[],
  threads: readonly ThreadSummary[],
): Html => {
  const { t } = view;
  return frame(
    view,
    [],
    html`<div class="hero">
        <h1 class="display">${siteName === ourSiteName ? t('pages.welcomeTitle') : siteName}</h1>
        <p class="lead">${t('pages.welcomeLead')}</p>
        <div class="btnrow mt5">
          <a class="btn p big" href="/rejestracja">${t('pages.register')}</a
          ><a class="btn big" href="#osiedla">${t('pages.readFirst')}</a>
        </div>
      </div>
      <section id="osiedla" class="mt6">
        <div class="sec"><h2>${t('pages.where')}</h2></div>
        ${plates(
          view,
          places.filter(({ kind }) => kind === 'estate'),
        )}
      </section>
      <section class="mt7">
        <div class="sec"><h2>${t('pages.latest')}</h2></div>
        ${threadRows(view, threads.slice(0, 5), true)}
      </section>`,
  );
};

/** `/osiedla`. */
export const estatesView = (view: View, places: readonly PlaceSummary[]): Html =>
  frame(
    view,
    [],
    html`<h1>${view.t('pages.estatesTitle')}</h1>
      <p class="lead">${view.t('pages.estatesLead')}</p>
      <div class="mt5">${plates(view, places)}</div>`,
  );

interface Forum {
  readonly place: PlaceSummary;
  readonly threads: readonly ThreadSummary[];
  /** Address of the older part of the list. */
  readonly older: string | null;
}

/** A place's forum. */
export const forumView = (view: View, { place, threads, older }: Forum): Html => {
  const { t } = view;
  return frame(
    view,
    [
      { label: t('pages.forums'), href: '/osiedla' },
      { label: place.kind === 'city' ? t('pages.cityForum') : place.name },
    ],
    html`<div class="forum-h" data-accent="${place.accent}">
        <span class="em l"></span>
        <div>
          <h1>${placeTitle(view, place)}</h1>
          <p class="meta mt1">
            ${
              place.kind === 'city'
                ? t('pages.cityMembers')
                : t('pages.membersAndThreads', { members: place.memberCount, threads: place.threadCount })
            }
          </p>
        </div>
      </div>
      <p class="forum-about">${view.pick(place.description)}</p>
      <div class="btnrow mt4"><a class="btn p" href="/o/${place.slug}/nowy">${icon}${t('pages.newThread')}</a></div>
      <div class="filters mt5"></div>
      <div class="cols forum-cols">
        <div>
          <div class="listing">
            <span class="meta"
              >${
                older === null && threads.length > 0 ? t('pages.threadsByActivity', { count: threads.length }) : null
              }</span
            >
          </div>
          <h2 class="vh">${t('pages.threadList')}</h2>
          ${threadRows(
            view,
            threads,
            false,
          )}${older === null ? null : html`<p class="mt5"><a class="btn" rel="next" href="${older}">${t('pages.older')}</a></p>`}
        </div>
      </div>`,
  );
};
