export const notificationErrors = { notification_not_found: 404 } as const;
