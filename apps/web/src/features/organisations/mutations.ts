import type { NewOrganisation, OrganisationAbout } from '@moja-ulica/shared/organisations/schema.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { organisations } from '../../lib/organisations.ts';

/** What is shown of organisations may have changed, also where the change failed. */
const useLookAgain = () => {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['organisation', 'organisations', 'ownOrganisations'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
};

/** Says yes or no to writing for an organisation. */
export const useAnswer = (organisation: string) =>
  useMutation({
    mutationFn: (yes: boolean) =>
      yes
        ? organisations.joinOrganisation({ params: { organisation } })
        : organisations.leaveOrganisation({ params: { organisation } }),
    onSettled: useLookAgain(),
  });

/** Says what an organisation is and how to reach it. */
export const useUpdateOrganisation = (organisation: string) =>
  useMutation({
    mutationFn: (body: OrganisationAbout) => organisations.updateOrganisation({ params: { organisation }, body }),
    onSettled: useLookAgain(),
  });

/** Asks somebody to write, by their nick. */
export const useInviteWriter = (organisation: string) =>
  useMutation({
    mutationFn: ({ handle, keeper }: { readonly handle: string; readonly keeper: boolean }) =>
      organisations.inviteWriter({ params: { organisation, handle }, body: { keeper } }),
    onSettled: useLookAgain(),
  });

export const useRemoveWriter = (organisation: string) =>
  useMutation({
    mutationFn: (handle: string) => organisations.removeWriter({ params: { organisation, handle } }),
    onSettled: useLookAgain(),
  });

/** Makes an organisation; the key makes a second try the same one. */
export const useCreateOrganisation = () =>
  useMutation({
    mutationFn: ({ key, body }: { readonly key: string; readonly body: NewOrganisation }) =>
      organisations.createOrganisation({ body, idempotencyKey: key }),
    onSettled: useLookAgain(),
  });
