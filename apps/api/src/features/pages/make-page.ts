import { documentAddress } from '@moja-ulica/shared/documents/documents.ts';
import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost, threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { AppError } from '../../platform/errors.ts';
import { plainExcerpt, type ThreadPageEntry } from '../threads/index.ts';
import type { Address } from './addresses.ts';
import type { PagesContext } from './context.ts';
import { html, type Html } from './html.ts';
import type { Page } from './shell.ts';
import type { View } from './view.ts';
import { documentView } from './views/document.ts';
import { estatesView, forumView, placeAddress, placeTitle, welcomeView } from './views/places.ts';
import { institutionView } from './views/institution.ts';
import { threadView } from './views/thread.ts';

/** A page of the client as the server answers it. */
export type Made =
  | { readonly status: 200 | 404; readonly page: Page }
  | ThreadMade
  | { readonly status: 301; readonly location: string };

/** A page of a thread, which is made only where it is not kept already. */
export interface ThreadMade {
  readonly status: 200;
  /** What it is made of. */
  readonly of: ThreadPageEntry;
  /** Its one address; at any other it is the same, but for what it says of where it is. */
  readonly path: string;
  readonly makePage: () => Promise<Page>;
}

/** What the address says beside its path. */
export interface Asked {
  readonly address: Address;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The browser may belong to somebody signed in: it gets no welcome for guests to look at meanwhile. */
  readonly maybeSignedIn: boolean;
}

/** What a page is written with, where one has to be written. */
type ViewOf = () => Promise<View>;

const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** Query of an older part of a forum's list, as the client writes it. */
const olderQuery = (cursor: string): string => `?${new URLSearchParams({ starsze: cursor }).toString()}`;

const note = ({ t }: View): Html => html`<noscript><p class="page">${t('pages.needsScript')}</p></noscript>`;

/** Nothing of ours in it: the client fetches what it shows. */
const bare = (view: View, title: string, canonical: string | null = null): Page => ({
  title,
  description: null,
  canonical,
  body: note(view),
  data: [],
});

/** Null for what there is not. */
const orMissing = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return null;
    throw error;
  }
};

/** Makes the first HTML of an address from what everybody may read. */
export const createPageMaker = (context: PagesContext) => {
  const { platform, identity, estates, institutions, threads, documents } = context;
  const { publicUrl, siteName } = platform.config;

  const titled = (title: string): string => `${title} · ${siteName}`;
  const missing = (view: View): Made => ({ status: 404, page: bare(view, titled(view.t('pages.notFoundTitle'))) });

  const home = async (view: View, { maybeSignedIn }: Asked): Promise<Made> => {
    const places = await estates.listPlaces(null);
    const known = [[keyOf('places'), JSON.stringify(places)]] as const;
    if (maybeSignedIn) return { status: 200, page: { ...bare(view, siteName, `${publicUrl}/`), data: known } };
    const feed = await threads.feed({ caller: null, query: {} });
    return {
      status: 200,
      page: {
        title: titled(view.t('pages.welcomeTab')),
        description: view.t('pages.welcomeLead'),
        canonical: `${publicUrl}/`,
        body: welcomeView(view, siteName, places, feed.items),
        data: [...known, [keyOf('feed'), JSON.stringify(feed)]],
      },
    };
  };

  const allEstates = async (view: View): Promise<Made> => {
    const places = await estates.listPlaces(null);
    return {
      status: 200,
      page: {
        title: titled(view.t('pages.estatesTitle')),
        description: view.t('pages.estatesLead'),
        canonical: `${publicUrl}/osiedla`,
        body: estatesView(view, places),
        data: [[keyOf('places'), JSON.stringify(places)]],
      },
    };
  };

  const forumOf = async (
    view: View,
    place: PlaceSummary,
    places: readonly PlaceSummary[],
    { query, path }: Asked,
  ): Promise<Made> => {
    const known = [[keyOf('places'), JSON.stringify(places)]] as const;
    const title = titled(placeTitle(view, place));
    const canonical = `${publicUrl}${placeAddress(place)}`;
    const older = query.get('starsze');
    const narrowed = ['temat', 'status', 'pokaz', 'kolejnosc'].some((name) => query.has(name));
    // A narrowed list is for people: the client fetches it.
    if (narrowed) return { status: 200, page: { ...bare(view, title, canonical), data: known } };
    const list = await threads
      .listThreads({ caller: null, place: place.slug, query: older === null ? {} : { cursor: older } })
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'invalid_input') return null;
        throw error;
      });
    if (list === null) return missing(view);
    const key = older === null ? keyOf('threads', place.slug, {}) : keyOf('threads', place.slug, {}, older);
    return {
      status: 200,
      page: {
        title,
        description: view.pick(place.description),
        canonical: older === null ? canonical : `${publicUrl}${path}${olderQuery(older)}`,
        body: forumView(view, {
          place,
          threads: list.items,
          older: list.nextCursor === null ? null : `${placeAddress(place)}${olderQuery(list.nextCursor)}`,
        }),
        data: [...known, [key, JSON.stringify(list)]],
      },
    };
  };

  const forum = async (view: View, slug: string | null, asked: Asked): Promise<Made> => {
    const places = await estates.listPlaces(null);
    const place = places.find((one) => (slug === null ? one.kind === 'city' : one.slug === slug));
    if (place === undefined) return missing(view);
    if (slug !== null && place.kind === 'city') return { status: 301, location: '/miasto' };
    // Closed to guests: the client asks for whoever is signed in. It looks like a page that is not there.
    if (!mayReadPlace(guest, place).allow) return missing(view);
    return forumOf(view, place, places, asked);
  };

  const newThread = async (view: View, slug: string): Promise<Made> => {
    const place = (await estates.listPlaces(null)).find((one) => one.slug === slug);
    if (place === undefined || !mayReadPlace(guest, place).allow) return missing(view);
    return { status: 200, page: bare(view, siteName) };
  };

  const person = async (view: View, handle: string): Promise<Made> =>
    (await identity.personExists(handle)) ? { status: 200, page: bare(view, siteName) } : missing(view);

  const institutionOf = async (view: View, slug: string): Promise<Made> => {
    const institution = await orMissing(institutions.institutionPage(slug));
    if (institution === null) return missing(view);
    const answers = await threads.answersOf(slug);
    return {
      status: 200,
      page: {
        title: titled(view.pick(institution.name)),
        description: view.pick(institution.description),
        canonical: `${publicUrl}${institutionAddress(slug)}`,
        body: institutionView(view, institution, answers.items),
        data: [
          [keyOf('institution', slug), JSON.stringify(institution)],
          [keyOf('institutionAnswers', slug), JSON.stringify({ pages: [answers], pageParams: [undefined] })],
        ],
      },
    };
  };

  const document = async (view: View, asked: Extract<Address, { page: 'document' }>): Promise<Made> => {
    const { locale } = view;
    const shown = await orMissing(documents.readDocument({ document: asked.document, locale }, asked.number));
    if (shown === null) return missing(view);
    return {
      status: 200,
      page: {
        title: titled(shown.title),
        description: shown.description || null,
        // What once was, or will be, is not what search engines should find.
        canonical: asked.number === null ? `${publicUrl}${documentAddress[asked.document]}` : null,
        body: documentView(view, shown),
        data: [[keyOf('document', asked.document, locale, asked.number), JSON.stringify(shown)]],
      },
    };
  };

  const threadPage = async (view: View, { page: shown, json }: ThreadPageEntry, path: string): Promise<Page> => {
    const { thread: head, page, posts } = shown;
    const places = await estates.listPlaces(null);
    const place = places.find(({ slug }) => slug === head.place.slug);
    const excerpt = posts.find(({ html: text }) => text !== null)?.html ?? '';
    return {
      title: titled(head.title),
      description: plainExcerpt(excerpt) || null,
      canonical: `${publicUrl}${path}`,
      body: threadView(view, shown, place === undefined ? `/o/${head.place.slug}` : placeAddress(place)),
      data: [
        [keyOf('places'), JSON.stringify(places)],
        [keyOf('threadPage', head.id, page), json.plain.toString()],
      ],
    };
  };

  const thread = async (viewOf: ViewOf, asked: Extract<Address, { page: 'thread' }>): Promise<Made> => {
    const entry = await threads.threadPageEntry(
      asked.id,
      pageOfPost(asked.number, threadLimits.postsPerPage),
      (place) => mayReadPlace(guest, place).allow,
    );
    if (entry === null) return missing(await viewOf());
    const { thread: head, page } = entry.page;
    const at = { place: head.place.slug, id: head.id, slug: head.slug };
    if (asked.place !== at.place || asked.slug !== at.slug) {
      return { status: 301, location: threadAddress(at, asked.number) };
    }
    const path = threadAddress(at, (page - 1) * threadLimits.postsPerPage + 1);
    return { status: 200, of: entry, path, makePage: async () => threadPage(await viewOf(), entry, path) };
  };

  return async (viewOf: ViewOf, asked: Asked): Promise<Made> => {
    const { address } = asked;
    if (address.page === 'thread') return thread(viewOf, address);
    const view = await viewOf();
    if (address.page === 'home') return home(view, asked);
    if (address.page === 'estates') return allEstates(view);
    if (address.page === 'forum') return forum(view, address.place, asked);
    if (address.page === 'newThread') return newThread(view, address.place);
    if (address.page === 'person') return person(view, address.handle);
    if (address.page === 'institution') return institutionOf(view, address.institution);
    if (address.page === 'unknown') return missing(view);
    if (address.page === 'document') return document(view, address);
    return { status: 200, page: bare(view, siteName) };
  };
};
