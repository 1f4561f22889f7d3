export const adminPaths = {
  settings: { method: 'GET', path: '/api/v1/admin/settings' },
  changeSettings: { method: 'PATCH', path: '/api/v1/admin/settings' },
} as const;
