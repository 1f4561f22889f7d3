import { useParams } from '@tanstack/react-router';

/** A part of the page's address by its name; empty where the address has none. */
export const useParam = (name: string): string => {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const value = params[name];
  return typeof value === 'string' ? value : '';
};
