export const moderationPaths = {
  reportPost: { method: 'POST', path: '/api/v1/threads/:thread/posts/:number/reports' },
  hidePost: { method: 'POST', path: '/api/v1/threads/:thread/posts/:number/hide' },
  restorePost: { method: 'POST', path: '/api/v1/threads/:thread/posts/:number/restore' },
  listCases: { method: 'GET', path: '/api/v1/moderation/cases' },
  case: { method: 'GET', path: '/api/v1/moderation/cases/:case' },
  removePhoto: { method: 'POST', path: '/api/v1/people/:handle/photo/remove' },
  keepPost: { method: 'POST', path: '/api/v1/moderation/cases/:case/keep' },
} as const;
