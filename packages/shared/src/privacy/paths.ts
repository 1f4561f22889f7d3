export const privacyPaths = {
  myData: { method: 'GET', path: '/api/v1/me/data' },
  requestExport: { method: 'POST', path: '/api/v1/me/exports' },
  requestDeletion: { method: 'POST', path: '/api/v1/me/deletion' },
  cancelDeletion: { method: 'DELETE', path: '/api/v1/me/deletion' },
} as const;

/** Where a finished export is fetched from, with an access token: bytes, so no operation of the contract. */
export const exportAddress = (id: string): string => `/files/exports/${id}`;

/** What an export is called where it is saved; `readyAt` as the API gives it. */
export const exportFileName = (readyAt: string): string => `moje-dane-${readyAt.slice(0, 10)}.zip`;
