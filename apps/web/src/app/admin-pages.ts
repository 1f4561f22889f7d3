import type { MessageKey } from '../lib/i18n.tsx';

/** The pages of administration in the order of their navigation. A new one is a line here and its route in `routes-admin.tsx`. */
export const adminPages = [
  ['/admin/osiedla', 'app.adminPlaces'],
  ['/admin/instytucje', 'app.adminInstitutions'],
  ['/admin/statystyki', 'app.adminStatistics'],
  ['/admin/role', 'app.adminRoles'],
  ['/admin/zaproszenia', 'app.adminInvitations'],
  ['/admin/osoby', 'app.adminPeople'],
  ['/admin/organizacje', 'app.adminOrganisations'],
  ['/admin/dziennik', 'app.adminAudit'],
  ['/admin/ustawienia', 'app.adminSettings'],
  ['/admin/dokumenty', 'app.adminDocuments'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** Pages whose address does not begin with that of the one they are reached from. */
export const adminPagesUnder: Partial<Record<string, (typeof adminPages)[number][0]>> = {
  '/admin/nowe-osiedle': '/admin/osiedla',
  '/admin/nowa-instytucja': '/admin/instytucje',
};
