const person = '/api/v1/admin/people/:person';

export const adminPaths = {
  settings: { method: 'GET', path: '/api/v1/admin/settings' },
  changeSettings: { method: 'PATCH', path: '/api/v1/admin/settings' },
  listPeople: { method: 'GET', path: '/api/v1/admin/people' },
  person: { method: 'GET', path: person },
  setPlaceRoles: { method: 'PUT', path: `${person}/places/:place` },
  setLiaison: { method: 'PUT', path: `${person}/institutions/:institution` },
  setAdmin: { method: 'PUT', path: `${person}/admin` },
  listAudit: { method: 'GET', path: '/api/v1/audit' },
} as const;
