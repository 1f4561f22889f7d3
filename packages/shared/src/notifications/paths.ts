export const notificationPaths = {
  listNotifications: { method: 'GET', path: '/api/v1/notifications' },
  unread: { method: 'GET', path: '/api/v1/notifications/unread' },
  markRead: { method: 'PUT', path: '/api/v1/notifications/read' },
} as const;
