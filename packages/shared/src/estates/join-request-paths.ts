/** Requests to be let into an estate where people join by approval. */
export const joinRequestPaths = {
  own: { method: 'GET', path: '/api/v1/join-requests' },
  ask: { method: 'POST', path: '/api/v1/places/:place/join-requests' },
  withdraw: { method: 'DELETE', path: '/api/v1/places/:place/join-requests' },
  list: { method: 'GET', path: '/api/v1/places/:place/join-requests' },
  approve: { method: 'PUT', path: '/api/v1/places/:place/join-requests/:request/approval' },
  refuse: { method: 'PUT', path: '/api/v1/places/:place/join-requests/:request/refusal' },
} as const;
