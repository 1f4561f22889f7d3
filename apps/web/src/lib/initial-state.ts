import type { QueryClient } from '@tanstack/react-query';

/** What the server wrote into the first HTML, so that the first render needs no request. */
export interface InitialState {
  readonly locale?: string;
  /** The path it was made for. */
  readonly path?: string;
  /** There is a session cookie, which scripts cannot see. */
  readonly maybeSignedIn?: boolean;
  /** What the town calls its site. */
  readonly siteName?: string;
  /** Answers by query key: the key as JSON (`["threads","page","…",1]`), or one name for a key of one part. */
  readonly data?: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads `<script type="application/json" id="state">`; a page without one starts empty. */
export const readInitialState = (doc: Document = document): InitialState => {
  const text = doc.querySelector('#state')?.textContent;
  if (text === undefined || text === '') return {};
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) return {};
  return {
    ...(typeof value['locale'] === 'string' ? { locale: value['locale'] } : {}),
    ...(typeof value['path'] === 'string' ? { path: value['path'] } : {}),
    ...(typeof value['maybeSignedIn'] === 'boolean' ? { maybeSignedIn: value['maybeSignedIn'] } : {}),
    ...(typeof value['siteName'] === 'string' ? { siteName: value['siteName'] } : {}),
    ...(isRecord(value['data']) ? { data: value['data'] } : {}),
  };
};

const queryKeyOf = (key: string): readonly unknown[] => {
  if (!key.startsWith('[')) return [key];
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts : [key];
};

/** Puts the server's answers into the cache, where queries with the same keys find them. */
export const seedQueries = (client: QueryClient, state: InitialState): void => {
  for (const [key, answer] of Object.entries(state.data ?? {})) client.setQueryData(queryKeyOf(key), answer);
};
