export const statisticsPaths = {
  weekly: { method: 'GET', path: '/api/v1/admin/statistics' },
} as const;
