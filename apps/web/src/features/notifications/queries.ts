import { notificationPaths } from '@moja-ulica/shared/notifications/paths.ts';
import type { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

const notifications = clientOf<typeof notificationRoutes>(notificationPaths);

/** My notifications, newest first. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ pageParam, signal }) =>
    notifications.listNotifications({ query: pageParam === undefined ? {} : { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** How many are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) => (await notifications.unread({ signal })).unread,
});

interface NotificationPage {
  readonly items: Notification[];
  readonly nextCursor: string | null;
}

type Cached = InfiniteData<NotificationPage>;

const mapItems = (cached: Cached, change: (items: Notification[], page: number) => Notification[]): Cached => ({
  ...cached,
  pages: cached.pages.map((page, index) => ({ ...page, items: change(page.items, index) })),
});

/** Shows some as read, or all, before the server has said so. */
export const showAsRead = (client: QueryClient, ids: readonly string[] | 'all'): void => {
  const seen = (item: Notification): boolean => ids === 'all' || ids.includes(item.id);
  client.setQueryData(notificationsQuery.queryKey, (cached) =>
    cached === undefined
      ? undefined
      : mapItems(cached, (items) => items.map((item) => (seen(item) ? { ...item, read: true } : item))),
  );
};

/** Puts a new one on top, unless it is there already. */
export const addNotification = (client: QueryClient, added: Notification): void => {
  client.setQueryData(notificationsQuery.queryKey, (cached) => {
    if (cached === undefined || cached.pages.some(({ items }) => items.some(({ id }) => id === added.id)))
      return cached;
    return mapItems(cached, (items, page) => (page === 0 ? [added, ...items] : items));
  });
};

/** Takes over the number of unread ones that the server counted. */
export const setUnread = (client: QueryClient, unread: number): void => {
  client.setQueryData(unreadQuery.queryKey, unread);
};

/** Asks for everything anew: something went wrong, or may have been missed. */
export const refreshNotifications = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['notifications'] });
