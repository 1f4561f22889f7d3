export const invitationPaths = {
  ownInvitation: { method: 'GET', path: '/api/v1/places/:place/invitation' },
  makeInvitation: { method: 'PUT', path: '/api/v1/places/:place/invitation' },
  withdrawInvitation: { method: 'DELETE', path: '/api/v1/places/:place/invitation' },
  invitation: { method: 'GET', path: '/api/v1/invitations/:invitation' },
  acceptInvitation: { method: 'PUT', path: '/api/v1/invitations/:invitation/membership' },
} as const;

/** Address of the page that an invitation leads to. */
export const invitationAddress = (invitation: string): string => `/zapraszam/${invitation}`;

/** The invitation whose page this is; undefined: it is another one. */
export const invitationAt = (address: string): string | undefined =>
  /^\/zapraszam\/([A-Za-z0-9_-]{22})$/.exec(address)?.[1];
