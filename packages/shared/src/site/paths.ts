export const sitePaths = {
  publicSettings: { method: 'GET', path: '/api/v1/site/settings' },
} as const;
