import type { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import type { Duty, KnownPersonWhole, SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meChanged } from '../../lib/session.ts';
import { siteSettingsQuery } from '../../lib/site-settings.ts';
import { admin, invitationsQuery, personQuery, settingsQuery } from './queries.ts';

/** Changes settings, all of those given or none. */
export const useChangeSettings = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: Pick<SiteSetting, 'key' | 'value'>[]) => admin.changeSettings({ body: { changes } }),
    onSuccess: async ({ items }) => {
      client.setQueryData(settingsQuery.queryKey, items);
      await client.invalidateQueries({ queryKey: siteSettingsQuery.queryKey });
    },
  });
};

/** What is to change of a person's roles. */
export type RoleChange =
  | { readonly kind: 'place'; readonly place: string; readonly duties: Duty[] }
  | {
      readonly kind: 'institution';
      readonly institution: string;
      readonly speaks: boolean;
      readonly unit: string | null;
    }
  | { readonly kind: 'admin'; readonly admin: boolean };

const send = (person: string, change: RoleChange): Promise<KnownPersonWhole> => {
  if (change.kind === 'place') {
    const { place, duties } = change;
    return admin.setPlaceRoles({ params: { person, place }, body: { duties } });
  }
  if (change.kind === 'institution') {
    const { institution, speaks, unit } = change;
    return admin.setLiaison({ params: { person, institution }, body: { speaks, unit } });
  }
  return admin.setAdmin({ params: { person }, body: { admin: change.admin } });
};

/** Changes one role of a person. */
export const useChangeRole = (person: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RoleChange) => send(person, change),
    onSuccess: async (changed) => {
      client.setQueryData(personQuery(person).queryKey, changed);
      await client.invalidateQueries({ queryKey: ['admin', 'people'] });
      await client.invalidateQueries({ queryKey: ['admin', 'audit'] });
    },
  });
};

export type Invitation = BodyOf<(typeof adminRoutes)['invite']>;

/** Sends an invitation; the same content again is the same invitation. */
export const useInvite = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...body }: Invitation & { readonly idempotencyKey: string }) =>
      admin.invite({ body, idempotencyKey }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
};

/** Sends a new link, or withdraws the invitation. */
export const useChangeInvitation = (invitation: string) => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  return {
    resend: useMutation({
      mutationFn: () => admin.resendInvitation({ params: { invitation }, body: {} }),
      onSettled,
    }),
    revoke: useMutation({ mutationFn: () => admin.revokeInvitation({ params: { invitation } }), onSettled }),
  };
};

/** Accepts an invitation; what the person may do from now on is known at once. */
export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (token: string) => admin.acceptInvitation({ body: { token } }),
    onSuccess: meChanged,
  });

export type AccountAct =
  | { readonly kind: 'suspend'; readonly days: 1 | 3 | 7 | 28 | null; readonly reason: string }
  | { readonly kind: 'unsuspend'; readonly reason: string }
  | { readonly kind: 'sign-out'; readonly reason: string };

const perform = (person: string, act: AccountAct): Promise<KnownPersonWhole> => {
  const params = { person };
  const { reason } = act;
  if (act.kind === 'suspend') return admin.suspendPerson({ params, body: { days: act.days, reason } });
  return act.kind === 'unsuspend'
    ? admin.unsuspendPerson({ params, body: { reason } })
    : admin.signOutPerson({ params, body: { reason } });
};

/** Does something with an account. */
export const useAccountAct = (person: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: AccountAct) => perform(person, act),
    onSuccess: async (changed) => {
      client.setQueryData(personQuery(person).queryKey, changed);
      await client.invalidateQueries({ queryKey: ['admin', 'people'] });
      await client.invalidateQueries({ queryKey: ['admin', 'audit'] });
    },
  });
};
