export const identityPaths = {
  register: { method: 'POST', path: '/api/v1/auth/register' },
  confirmEmail: { method: 'POST', path: '/api/v1/auth/confirm' },
  requestCode: { method: 'POST', path: '/api/v1/auth/code' },
  signInWithCode: { method: 'POST', path: '/api/v1/auth/sign-in/code' },
  signInWithPassword: { method: 'POST', path: '/api/v1/auth/sign-in/password' },
  refresh: { method: 'POST', path: '/api/v1/auth/refresh' },
  signOut: { method: 'POST', path: '/api/v1/auth/sign-out' },
  createFirstAdmin: { method: 'POST', path: '/api/v1/auth/first-admin' },
  me: { method: 'GET', path: '/api/v1/me' },
  updateMe: { method: 'PATCH', path: '/api/v1/me' },
  person: { method: 'GET', path: '/api/v1/people/:handle' },
} as const;
