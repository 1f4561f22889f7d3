export const documentPaths = {
  document: { method: 'GET', path: '/api/v1/documents/:document' },
  documentVersions: { method: 'GET', path: '/api/v1/documents/:document/versions' },
  documentVersion: { method: 'GET', path: '/api/v1/documents/:document/versions/:number' },
  documentNotices: { method: 'GET', path: '/api/v1/documents/notices' },
  editedDocuments: { method: 'GET', path: '/api/v1/admin/documents' },
  editedDocument: { method: 'GET', path: '/api/v1/admin/documents/:document' },
  previewDocument: { method: 'POST', path: '/api/v1/admin/documents/:document/preview' },
  publishDocument: { method: 'POST', path: '/api/v1/admin/documents/:document/versions' },
  changeDocumentFacts: { method: 'PUT', path: '/api/v1/admin/document-facts' },
} as const;
