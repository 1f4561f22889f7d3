import { QueryClient } from '@tanstack/react-query';
import { ApiError, NetworkError } from './api-error.ts';

const staleAfterMs = 30_000;
const forgottenAfterMs = 10 * 60_000;
const maxRetries = 2;

/** A refusal stays a refusal, and a cut line stays cut: only a poor network and a server in trouble are worth another try. */
const worthRetrying = (failures: number, error: Error): boolean =>
  failures < maxRetries &&
  !(error instanceof ApiError && error.status < 500) &&
  !(error instanceof NetworkError && !navigator.onLine);

/**
 * The cache of everything read from the API. Writes never wait for a network: they fail at once and say so, because the text
 * that was typed is safe in its draft. Reads do not wait either, or a page opened without a network would show skeletons
 * until it is back and never say why; they are asked again then.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleAfterMs,
        gcTime: forgottenAfterMs,
        retry: worthRetrying,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
