import type { ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { encodedFrom, type Encoded } from '../../platform/http/encoded.ts';
import { utf8OfJson } from '../../platform/http/utf8.ts';
import type { Names } from '../institutions/index.ts';
import { presentPage } from './presenter.ts';
import type { PlaceRow } from './queries/access.ts';
import type { ThreadPageRows } from './queries/thread-page.ts';

/** One page of a thread at one version, ready to be sent. The same for everybody who may read it. */
export interface ThreadPageEntry {
  readonly page: ThreadPage;
  readonly version: number;
  /** What policies ask about the thread's place. */
  readonly place: PlaceRow;
  /** The page as JSON; its ETag changes with the content, not with the version alone. */
  readonly json: Encoded;
}

/** `page` is the one that was asked for; past the end it is the last. */
export const makePageEntry = (
  names: Names,
  { access, thread, posts }: ThreadPageRows,
  page: number,
): ThreadPageEntry => {
  const shown = presentPage(names, thread, page, posts);
  return {
    page: shown,
    version: thread.version,
    place: access.place,
    json: encodedFrom(utf8OfJson(JSON.stringify(shown))),
  };
};

/** Bytes an entry holds: its JSON, half as much when compressed, and the page's own strings guessed at twice that. */
export const sizeOfEntry = ({ json: { plain } }: ThreadPageEntry): number => Math.ceil(plain.length * 3.5);
