import { QueryClient } from '@tanstack/react-query';
import { ApiError, NetworkError } from './api-error.ts';
import { comeBackAfterMs } from './come-back.ts';

const staleAfterMs = 30_000;
const forgottenAfterMs = 10 * 60_000;
const maxRetries = 2;

/** A busy server is asked more often than a faulty one: it says when, and means it. */
const maxReturns = 3;
const longestPauseMs = 30_000;

/**
 * A refusal stays a refusal, and a cut line stays cut: only a poor network and a server in trouble or too busy are worth another
 * try.
 */
export const worthRetrying = (failures: number, error: Error): boolean => {
  if (comeBackAfterMs(error) !== undefined) return failures < maxReturns;
  return (
    failures < maxRetries &&
    !(error instanceof ApiError && error.status < 500) &&
    !(error instanceof NetworkError && !navigator.onLine)
  );
};

/** When: as the server says, else after a pause that doubles. */
export const pauseBeforeMs = (failures: number, error: Error): number =>
  comeBackAfterMs(error) ?? Math.min(1_000 * 2 ** failures, longestPauseMs) * (0.5 + Math.random() / 2);

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
        retryDelay: pauseBeforeMs,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
