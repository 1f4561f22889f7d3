import { notificationPaths } from '@moja-ulica/shared/notifications/paths.ts';
import type { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { refreshNotifications, setUnread, showAsRead } from './queries.ts';

const notifications = clientOf<typeof notificationRoutes>(notificationPaths);

/** Marks some as read, or all; shown at once, taken back if it fails. */
export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    // The page may be on its way to the thread that the notification is about.
    mutationFn: (ids: string[] | 'all') => notifications.markRead({ body: { ids }, keepalive: true }),
    onMutate: (ids) => showAsRead(client, ids),
    onSuccess: ({ unread }) => setUnread(client, unread),
    onError: () => refreshNotifications(client),
  });
};
