import { createRoute, redirect } from '@tanstack/react-router';
import type { PageModule } from '../lib/page.ts';
import type { PageCatalogue } from '../locales/catalogue.ts';
import { AdminLayout } from './admin-layout.tsx';
import { page } from './page-route.tsx';
import type { Search } from './page-route.tsx';
import { searchOf, textOf, underShell } from './route-frames.tsx';

/** Filters of the audit log, kept in its address. */
export const auditSearch = searchOf('czynnosc', 'miejsce', 'kto', 'wobec', 'od', 'do');

// Every page of administration: its frame asks who may see it.
const admin = createRoute({ ...underShell, path: '/admin', component: AdminLayout });
const underAdmin = { getParentRoute: () => admin };
const adminHome = createRoute({
  ...underAdmin,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way to go elsewhere
    throw redirect({ to: '/admin/osiedla', replace: true });
  },
});
const adminSettings = createRoute({
  ...underAdmin,
  path: '/ustawienia',
  ...page(() => import('../features/admin/pages/settings.tsx'), 'admin', 'admin'),
});
const adminDocuments = createRoute({
  ...underAdmin,
  path: '/dokumenty',
  ...page(() => import('../features/documents/pages/admin-documents.tsx'), 'admin', 'documents'),
});
/** The language of the document that is edited. */
const languageSearch = (search: Search): { readonly jezyk?: string } => {
  const jezyk = textOf(search, 'jezyk');
  return jezyk === undefined ? {} : { jezyk };
};
const adminDocument = createRoute({
  ...underAdmin,
  path: '/dokumenty/$document',
  validateSearch: languageSearch,
  ...page(() => import('../features/documents/pages/admin-document.tsx'), 'admin', 'documents'),
});
/** A page of administration that is found by its path alone. */
const adminAt = <const Path extends string>(path: Path, load: () => Promise<PageModule>, ...texts: PageCatalogue[]) =>
  createRoute({ ...underAdmin, path, ...page(load, 'admin', ...texts) });
const adminPlaces = adminAt('/osiedla', () => import('../features/estates/pages/manage-places.tsx'), 'estates');
const adminPlace = adminAt('/osiedla/$place', () => import('../features/estates/pages/manage-place.tsx'), 'estates');
const adminNewPlace = adminAt('/nowe-osiedle', () => import('../features/estates/pages/new-place.tsx'), 'estates');
const adminInstitutions = adminAt(
  '/instytucje',
  () => import('../features/institutions/pages/manage-institutions.tsx'),
  'institutions',
);
const adminInstitution = adminAt(
  '/instytucje/$institution',
  () => import('../features/institutions/pages/manage-institution.tsx'),
  'institutions',
);
const adminNewInstitution = adminAt(
  '/nowa-instytucja',
  () => import('../features/institutions/pages/new-institution.tsx'),
  'institutions',
);
const adminStatistics = adminAt(
  '/statystyki',
  () => import('../features/statistics/pages/statistics.tsx'),
  'statistics',
);
const stairwellCodes = createRoute({
  ...underAdmin,
  path: '/osiedla/$place/kody',
  ...page(() => import('../features/stairwells/pages/codes.tsx'), 'admin', 'stairwells'),
});
const adminRoles = createRoute({
  ...underAdmin,
  path: '/role',
  validateSearch: searchOf('szukaj', 'rola', 'miejsce'),
  ...page(() => import('../features/admin/pages/roles.tsx'), 'admin', 'admin'),
});
const adminOrganisations = createRoute({
  ...underAdmin,
  path: '/organizacje',
  ...page(() => import('../features/organisations/pages/admin.tsx'), 'admin', 'organisations'),
});
const adminPeople = createRoute({
  ...underAdmin,
  path: '/osoby',
  validateSearch: searchOf('szukaj'),
  ...page(() => import('../features/admin/pages/people.tsx'), 'admin', 'admin'),
});
const adminPerson = createRoute({
  ...underAdmin,
  path: '/osoby/$id',
  ...page(() => import('../features/admin/pages/person.tsx'), 'admin', 'admin', 'documents'),
});
const adminInvitations = createRoute({
  ...underAdmin,
  path: '/zaproszenia',
  ...page(() => import('../features/admin/pages/invitations.tsx'), 'admin', 'admin'),
});
const adminAudit = createRoute({
  ...underAdmin,
  path: '/dziennik',
  validateSearch: auditSearch,
  ...page(() => import('../features/admin/pages/audit.tsx'), 'admin', 'admin', 'documents'),
});
const adminPages = [
  adminHome,
  adminOrganisations,
  adminPlaces,
  adminPlace,
  adminNewPlace,
  adminInstitutions,
  adminInstitution,
  adminNewInstitution,
  adminStatistics,
  adminRoles,
  adminInvitations,
  adminPeople,
  adminPerson,
  adminAudit,
  adminSettings,
  adminDocuments,
  adminDocument,
  stairwellCodes,
] as const;

/** Administration with all its pages. */
export const adminRoutes = admin.addChildren(adminPages);
