import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LanguageProvider } from '../lib/i18n.tsx';
import { currentSession, onSessionChange } from '../lib/session.ts';
import type { AppRouter } from './router.tsx';

const identityOf = (): string => {
  const session = currentSession();
  return session.status === 'signed-in' ? session.me.id : 'guest';
};

/** What one person was shown must not be left for the next: a change of identity empties the cache and asks anew. */
const useFreshCachePerPerson = (client: QueryClient): void => {
  useEffect(() => {
    let identity = identityOf();
    return onSessionChange(() => {
      const next = identityOf();
      if (next === identity) return;
      const leaving = identity !== 'guest';
      identity = next;
      // Signing in keeps what is on screen until the fresh answers come; leaving wipes it at once. Only what is drawn after
      // this change is asked for anew: the bell of who has left would be refused.
      setTimeout(() => void (leaving ? client.resetQueries() : client.invalidateQueries()));
    });
  }, [client]);
};

interface ProvidersProps {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
}

/** Everything the pages stand on. */
export const App = ({ queryClient, router }: ProvidersProps) => {
  useFreshCachePerPerson(queryClient);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
};
