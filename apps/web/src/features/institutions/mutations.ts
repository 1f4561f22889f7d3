import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { allInstitutionsQuery, institutions } from './queries.ts';

type Body<Name extends keyof typeof institutionRoutes> = BodyOf<(typeof institutionRoutes)[Name]>;

/** Everything that shows institutions asks again. */
const useLookAgain = () => {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [allInstitutionsQuery.queryKey, ['institution'], ['institutions']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
};

export const useCreateInstitution = () =>
  useMutation({
    mutationFn: ({
      body,
      idempotencyKey,
    }: {
      readonly body: Body<'createInstitution'>;
      readonly idempotencyKey: string;
    }) => institutions.createInstitution({ body, idempotencyKey }),
    onSuccess: useLookAgain(),
  });

export const useChangeInstitution = (institution: string) =>
  useMutation({
    mutationFn: (body: Body<'changeInstitution'>) => institutions.changeInstitution({ params: { institution }, body }),
    onSuccess: useLookAgain(),
  });
