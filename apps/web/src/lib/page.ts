import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** Where a page is about to be shown. */
export interface PageAddress {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: Readonly<Record<string, unknown>>;
}

/** Starts the page's requests before it is drawn: on hover, on touch, on navigation. Use `client.prefetchQuery`, which never throws. */
export type Prefetch = (client: QueryClient, at: PageAddress) => Promise<unknown>;

/** What a file in `features/<feature>/pages/` exports. */
export interface PageModule {
  readonly Page: () => ReactNode;
  readonly prefetch?: Prefetch;
}
