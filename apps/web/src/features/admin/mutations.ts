import type { SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { siteSettingsQuery } from '../../lib/site-settings.ts';
import { admin, settingsQuery } from './queries.ts';

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
