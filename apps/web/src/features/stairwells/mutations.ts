import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { posterAddress } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { saveFile } from '../../lib/download.ts';
import { codesKey, stairwells } from './queries.ts';

interface NewCode {
  readonly body: BodyOf<typeof stairwellRoutes.createCode>;
  /** The same for a second try of the same code. */
  readonly idempotencyKey: string;
}

const useLookAgain = (place: string) => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: codesKey(place) });
};

export const useCreateCode = (place: string) =>
  useMutation({
    mutationFn: ({ body, idempotencyKey }: NewCode) =>
      stairwells.createCode({ params: { place }, body, idempotencyKey }),
    onSuccess: useLookAgain(place),
  });

export const useWithdrawCode = (place: string) =>
  useMutation({
    mutationFn: (stairwell: string) => stairwells.withdrawCode({ params: { place, stairwell } }),
    onSettled: useLookAgain(place),
  });

interface Print {
  /** Id of one code; without it all that hold are printed. */
  readonly stairwell?: string;
  readonly lang: string;
}

/** Saves posters as a PDF. */
export const usePrint = (place: string) =>
  useMutation({
    mutationFn: ({ stairwell, lang }: Print) =>
      saveFile(
        posterAddress(place, { lang, ...(stairwell !== undefined && { stairwell }) }),
        stairwell === undefined ? `${place}-plakaty.pdf` : `${place}-plakat.pdf`,
      ),
  });
