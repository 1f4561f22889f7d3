import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const staleAfterMs = 30_000;
const forgottenAfterMs = 10 * 60_000;
const maxRetries = 2;

/** A refusal stays a refusal; only a lost network and a server in trouble are worth another try. */
const worthRetrying = (failures: number, error: Error): boolean =>
  failures < maxRetries && !(error instanceof ApiError && error.status < 500);

/**
 * The cache of everything read from the API. Writes never wait for a network: they fail at once and say so, because the text
 * that was typed is safe in its draft.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: staleAfterMs, gcTime: forgottenAfterMs, retry: worthRetrying },
      mutations: { networkMode: 'always', retry: false },
    },
  });
