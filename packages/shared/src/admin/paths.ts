const person = '/api/v1/admin/people/:person';

export const adminPaths = {
  settings: { method: 'GET', path: '/api/v1/admin/settings' },
  changeSettings: { method: 'PATCH', path: '/api/v1/admin/settings' },
  listPeople: { method: 'GET', path: '/api/v1/admin/people' },
  person: { method: 'GET', path: person },
  setPlaceRoles: { method: 'PUT', path: `${person}/places/:place` },
  setLiaison: { method: 'PUT', path: `${person}/institutions/:institution` },
  setAdmin: { method: 'PUT', path: `${person}/admin` },
  suspendPerson: { method: 'POST', path: `${person}/suspend` },
  unsuspendPerson: { method: 'POST', path: `${person}/unsuspend` },
  signOutPerson: { method: 'POST', path: `${person}/sign-out` },
  listInvitations: { method: 'GET', path: '/api/v1/admin/invitations' },
  invite: { method: 'POST', path: '/api/v1/admin/invitations' },
  resendInvitation: { method: 'POST', path: '/api/v1/admin/invitations/:invitation/resend' },
  revokeInvitation: { method: 'DELETE', path: '/api/v1/admin/invitations/:invitation' },
  lookAtInvitation: { method: 'POST', path: '/api/v1/staff-invitations/look' },
  acceptInvitation: { method: 'POST', path: '/api/v1/staff-invitations/accept' },
  listAudit: { method: 'GET', path: '/api/v1/audit' },
} as const;
