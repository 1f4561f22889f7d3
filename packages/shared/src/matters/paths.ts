export const matterPaths = {
  awaitingAnswer: { method: 'GET', path: '/api/v1/matters/awaiting' },
} as const;
