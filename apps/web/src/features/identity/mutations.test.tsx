// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useTakePhoto } from './mutations.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const photo = ['photo', 'reader', 'jan'];

/** Whether the photo is looked at again once taking it away has been answered. */
const looksAgainAfter = async (answer: Response): Promise<boolean | undefined> => {
  vi.stubGlobal('fetch', async () => answer);
  const client = new QueryClient();
  client.setQueryData(photo, 'abc');
  const { result } = renderHook(() => useTakePhoto('jan'), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  await result.current.mutateAsync({ rule: 'insult', reason: 'Zdjęcie obraża sąsiadkę.' }).catch(() => undefined);
  return client.getQueryState(photo)?.isInvalidated;
};

it('keeps the photo of somebody on show as long as its form has to say why it was not taken away', async () => {
  expect(
    await looksAgainAfter(Response.json({ code: 'photo_not_found', message: '', requestId: '' }, { status: 404 })),
  ).toBe(false);
  expect(await looksAgainAfter(new Response(null, { status: 204 }))).toBe(true);
});
