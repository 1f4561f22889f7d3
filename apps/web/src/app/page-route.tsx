import type { QueryClient } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import type { RouteComponent } from '@tanstack/react-router';
import { NetworkError } from '../lib/api-error.ts';
import { openCatalogue } from '../lib/i18n.tsx';
import type { PageModule } from '../lib/page.ts';
import { currentSession } from '../lib/session.ts';
import type { PageCatalogue } from '../locales/catalogue.ts';
import { Require } from './require.tsx';
import { mayOpen, waitsForSecondStep } from './staff.ts';
import type { Requirement } from './staff.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What a page asks of whoever opens it. */
    readonly requirement?: Requirement;
  }
}

export interface RouterContext {
  readonly queryClient: QueryClient;
}

interface LoaderArguments {
  readonly context: RouterContext;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly deps: Search;
}

const guard = (LazyPage: RouteComponent, requirement: Requirement): RouteComponent => {
  const GuardedPage = () => (
    <Require what={requirement}>
      <LazyPage />
    </Require>
  );
  return GuardedPage;
};

/** The browser says only that a module could not be fetched; to the reader that is the network, and is told as such. */
const codeMissing = (error: unknown): never => {
  throw new NetworkError(false, error);
};

/**
 * A page loaded when it is needed, with the texts that only some pages say. Its code comes on hover or touch and its requests start then; showing it waits for the code
 * only, because the page has skeletons of its own.
 */
export const page = (load: () => Promise<PageModule>, requirement?: Requirement, ...texts: PageCatalogue[]) => {
  const lazyPage = lazyRouteComponent(load, 'Page');
  return {
    component: requirement === undefined ? lazyPage : guard(lazyPage, requirement),
    staticData: requirement === undefined ? {} : { requirement },
    loaderDeps: ({ search }: { readonly search: Search }) => ({ ...search }),
    loader: async ({ context, params, deps }: LoaderArguments): Promise<void> => {
      await Promise.all([lazyPage.preload?.(), ...texts.map((name) => openCatalogue(name).catch(codeMissing))]);
      // Requests of a page that would be refused are not worth sending.
      const session = currentSession();
      if (requirement !== undefined && (!mayOpen(session, requirement) || waitsForSecondStep(session, requirement)))
        return;
      const { prefetch } = await load().catch(codeMissing);
      // Not awaited, and a failure is met again by the page itself, which can say so.
      prefetch?.(context.queryClient, { params, search: deps }).catch(() => undefined);
    },
  };
};

export type Search = Readonly<Record<string, unknown>>;
