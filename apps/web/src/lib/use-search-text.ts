import { useLocation } from '@tanstack/react-router';

/** One value of the address's query as text: `useSearchText('powrot')`. Anything else than text counts as absent. */
export const useSearchText = (name: string): string | undefined =>
  useLocation({
    select: ({ search }) => {
      const values: Readonly<Record<string, unknown>> = search;
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
  });
