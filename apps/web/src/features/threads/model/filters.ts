import type { MatterState, ThreadKind } from '@moja-ulica/shared/threads/schema.ts';

/** What the API is asked for; only what differs from its defaults, so that equal lists share one cache entry. */
export interface ThreadFilters {
  readonly topic?: string;
  readonly state?: MatterState;
  readonly show?: 'answered' | 'unanswered';
  readonly kind?: ThreadKind;
  readonly sort?: 'newest';
}

const stateWords: ReadonlyMap<string, MatterState> = new Map([
  ['czeka', 'waiting'],
  ['w-toku', 'in_progress'],
  ['zalatwione', 'resolved'],
  ['odmowa', 'declined'],
]);

const showWords: ReadonlyMap<string, Pick<ThreadFilters, 'show' | 'kind'>> = new Map<
  string,
  Pick<ThreadFilters, 'show' | 'kind'>
>([
  ['z-odpowiedzia', { show: 'answered' }],
  ['bez-odpowiedzi', { show: 'unanswered' }],
  ['sprawy', { kind: 'matter' }],
  ['dyskusje', { kind: 'discussion' }],
]);

const topicPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Query part of a forum's address, with its Polish words. */
export interface ForumSearch {
  readonly temat?: string;
  readonly status?: string;
  readonly pokaz?: string;
  readonly kolejnosc?: string;
  /** Cursor of an older part of the list. */
  readonly starsze?: string;
}

/** Reads the address; words it does not know count as absent. */
export const filtersOf = (search: ForumSearch): ThreadFilters => {
  const { temat, status, pokaz, kolejnosc } = search;
  const state = status === undefined ? undefined : stateWords.get(status);
  return {
    ...(temat !== undefined && topicPattern.test(temat) && { topic: temat }),
    ...(state !== undefined && { state }),
    ...(pokaz !== undefined && showWords.get(pokaz)),
    ...(kolejnosc === 'najnowsze' && { sort: 'newest' }),
  };
};

/** The buttons above the list: each is one state of the address. */
export const forumViews = [
  { key: 'all', search: {} },
  { key: 'waiting', search: { status: 'czeka' } },
  { key: 'inProgress', search: { status: 'w-toku' } },
  { key: 'answered', search: { pokaz: 'z-odpowiedzia' } },
  { key: 'resolved', search: { status: 'zalatwione' } },
  { key: 'declined', search: { status: 'odmowa' } },
  { key: 'unanswered', search: { pokaz: 'bez-odpowiedzi' } },
] as const satisfies readonly { readonly key: string; readonly search: ForumSearch }[];

export type ForumView = (typeof forumViews)[number];

/** The button that is pressed; `undefined` when the address combines more than the buttons can say. */
export const viewOf = (search: ForumSearch): ForumView | undefined =>
  forumViews.find((view) => {
    const { status, pokaz }: ForumSearch = view.search;
    return status === search.status && pokaz === search.pokaz;
  });

/** True when anything narrows the list. */
export const isFiltered = ({ topic, state, show, kind }: ThreadFilters): boolean =>
  [topic, state, show, kind].some((value) => value !== undefined);

/** Takes what belongs to a forum's address from whatever stands in it. */
export const forumSearchOf = (search: Readonly<Record<string, unknown>>): ForumSearch => {
  const read = (name: keyof ForumSearch): ForumSearch => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return { ...read('temat'), ...read('status'), ...read('pokaz'), ...read('kolejnosc'), ...read('starsze') };
};

/** The address's query part as text, with `?`; empty when there is none. */
export const forumQueryText = (search: ForumSearch): string => {
  const params = new URLSearchParams();
  for (const name of ['temat', 'status', 'pokaz', 'kolejnosc', 'starsze'] as const) {
    const value = search[name];
    if (value !== undefined) params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};
