import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { wantHeadingFocus, giveHeadingFocus } from '../lib/page-focus.ts';
import { CrashedPage, NotFoundPage, PendingPage } from './fallbacks.tsx';
import { routeTree } from './routes.tsx';

/** Addresses stay readable: `?status=czeka`, not JSON. */
const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

const stringifySearch = (search: Record<string, unknown>): string => {
  const kept = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const text = new URLSearchParams(kept).toString();
  return text === '' ? '' : `?${text}`;
};

/** Moving between the posts of one thread, or from case to case, is no change of page. */
const pageOf = (pathname: string): string =>
  pathname.replace(/^(\/o\/[^/]+\/w\/[^/]+|\/moderacja(?!\/dziennik))\/.*$/, '$1');

/** The router over all pages; after each change of page the heading takes focus, and back restores the scroll position. */
export const makeRouter = (queryClient: QueryClient) => {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    // The query cache decides what is fresh, not the router.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: CrashedPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
    if (fromLocation !== undefined && pageOf(fromLocation.pathname) !== pageOf(toLocation.pathname)) wantHeadingFocus();
  });
  // A page that stays mounted while its address changes has its heading already.
  router.subscribe('onRendered', () => giveHeadingFocus(document.querySelector<HTMLElement>('main h1')));
  return router;
};

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
