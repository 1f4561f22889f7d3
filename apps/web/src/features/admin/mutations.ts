import type { Duty, KnownPersonWhole, SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { siteSettingsQuery } from '../../lib/site-settings.ts';
import { admin, personQuery, settingsQuery } from './queries.ts';

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
