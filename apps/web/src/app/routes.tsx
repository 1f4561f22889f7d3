import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import type { PageModule } from '../lib/page.ts';
import type { RareCatalogue } from '../locales/catalogue.ts';
import { AdminLayout } from './admin-layout.tsx';
import { NotFoundPage } from './fallbacks.tsx';
import { page } from './page-route.tsx';
import type { RouterContext, Search } from './page-route.tsx';
import { GateLayout } from './gate.tsx';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: GateLayout });

const textOf = (search: Search, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Filters of a forum, kept in its address. */
interface ForumSearch {
  readonly temat?: string;
  readonly status?: string;
  readonly pokaz?: string;
  readonly kolejnosc?: string;
  /** Cursor of an older part of the list. */
  readonly starsze?: string;
}

const forumSearch = (search: Search): ForumSearch => {
  const [temat, status, pokaz, kolejnosc, starsze] = ['temat', 'status', 'pokaz', 'kolejnosc', 'starsze'].map((name) =>
    textOf(search, name),
  );
  return {
    ...(temat && { temat }),
    ...(status && { status }),
    ...(pokaz && { pokaz }),
    ...(kolejnosc && { kolejnosc }),
    ...(starsze && { starsze }),
  };
};

/** Where to go after signing in; the sign-in page checks that it is a path of ours. */
const returnSearch = (search: Search): { readonly powrot?: string } => {
  const powrot = textOf(search, 'powrot');
  return powrot === undefined ? {} : { powrot };
};

/** Keeps those values of an address that are texts. */
const searchOf =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Search): { readonly [N in Name]?: string } => {
    const given = names.map((name) => [name, textOf(search, name)] as const);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of these names those that are there, as just made
    return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as { readonly [N in Name]?: string };
  };
/** Registering may begin with an estate already chosen. */
const registerSearch = (search: Search): { readonly powrot?: string; readonly osiedle?: string } => {
  const osiedle = textOf(search, 'osiedle');
  return { ...returnSearch(search), ...(osiedle !== undefined && { osiedle }) };
};

const underShell = { getParentRoute: () => shell };
const underGate = { getParentRoute: () => gate };

const home = createRoute({ ...underShell, path: '/', ...page(() => import('../features/home/pages/home.tsx')) });
const estates = createRoute({
  ...underShell,
  path: '/osiedla',
  ...page(() => import('../features/home/pages/estates.tsx'), undefined, 'joining'),
});
const joinByCode = createRoute({
  ...underShell,
  path: '/dolacz/{-$code}',
  ...page(() => import('../features/home/pages/join.tsx'), undefined, 'joining'),
});
const city = createRoute({
  ...underShell,
  path: '/miasto',
  validateSearch: forumSearch,
  ...page(() => import('../features/threads/pages/forum.tsx')),
});
const forum = createRoute({
  ...underShell,
  path: '/o/$place',
  validateSearch: forumSearch,
  ...page(() => import('../features/threads/pages/forum.tsx')),
});
const newThread = createRoute({
  ...underShell,
  path: '/o/$place/nowy',
  ...page(() => import('../features/threads/pages/new-thread.tsx')),
});
const thread = createRoute({
  ...underShell,
  path: '/o/$place/w/$id/$slug/{-$n}',
  ...page(() => import('../features/threads/pages/thread.tsx')),
});
const invite = createRoute({
  ...underShell,
  path: '/o/$place/zapros',
  ...page(() => import('../features/invitations/pages/invite.tsx'), 'account'),
});
const invitation = createRoute({
  ...underShell,
  path: '/zapraszam/$token',
  ...page(() => import('../features/invitations/pages/invitation.tsx')),
});
const organisation = createRoute({
  ...underShell,
  path: '/organizacje/$slug',
  ...page(() => import('../features/organisations/pages/organisation.tsx'), undefined, 'organisations'),
});
const profile = createRoute({
  ...underShell,
  path: '/u/$nick',
  ...page(() => import('../features/identity/pages/profile.tsx'), undefined, 'signin'),
});
const notifications = createRoute({
  ...underShell,
  path: '/powiadomienia',
  ...page(() => import('../features/notifications/pages/notifications.tsx'), 'account'),
});
const moderation = createRoute({
  ...underShell,
  path: '/moderacja',
  ...page(() => import('../features/moderation/pages/queue.tsx'), 'moderator', 'moderation'),
});
const moderationCase = createRoute({
  ...underShell,
  path: '/moderacja/$id',
  ...page(() => import('../features/moderation/pages/case.tsx'), 'moderator', 'moderation'),
});
const matters = createRoute({
  ...underShell,
  path: '/sprawy',
  ...page(() => import('../features/matters/pages/matters.tsx'), 'liaison', 'matters'),
});
const settings = createRoute({
  ...underShell,
  path: '/ustawienia',
  ...page(() => import('../features/settings/pages/settings.tsx')),
});
const myEstates = createRoute({
  ...underShell,
  path: '/ustawienia/osiedla',
  ...page(() => import('../features/home/pages/my-estates.tsx'), 'account'),
});
const accountSettings = createRoute({
  ...underShell,
  path: '/ustawienia/konto',
  ...page(() => import('../features/identity/pages/account-settings.tsx'), 'account', 'signin'),
});
// Every page of administration: its frame asks who may see it.
const admin = createRoute({ ...underShell, path: '/admin', component: AdminLayout });
const underAdmin = { getParentRoute: () => admin };
const adminHome = createRoute({
  ...underAdmin,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way to go elsewhere
    throw redirect({ to: '/admin/role', replace: true });
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
const adminAt = <const Path extends string>(path: Path, load: () => Promise<PageModule>, texts?: RareCatalogue) =>
  createRoute({ ...underAdmin, path, ...page(load, 'admin', texts) });
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
const institution = createRoute({
  ...underShell,
  path: '/instytucje/$institution',
  ...page(() => import('../features/institutions/pages/institution.tsx'), undefined, 'institutions'),
});
const appearance = createRoute({
  ...underShell,
  path: '/ustawienia/wyglad',
  ...page(() => import('../features/settings/pages/appearance.tsx')),
});
const profileSettings = createRoute({
  ...underShell,
  path: '/ustawienia/profil',
  ...page(() => import('../features/identity/pages/profile-settings.tsx'), 'account'),
});
const signInSettings = createRoute({
  ...underShell,
  path: '/ustawienia/urzadzenia',
  ...page(() => import('../features/identity/pages/sign-in-settings.tsx'), 'account', 'signin'),
});
const dataSettings = createRoute({
  ...underShell,
  path: '/ustawienia/dane',
  ...page(() => import('../features/identity/pages/data-settings.tsx'), 'account', 'data'),
});
const more = createRoute({ ...underShell, path: '/wiecej', ...page(() => import('./more.tsx')) });
const rules = createRoute({
  ...underShell,
  path: '/zasady',
  ...page(() => import('../features/documents/pages/rules.tsx'), undefined, 'documents'),
});
const privacy = createRoute({
  ...underShell,
  path: '/prywatnosc',
  ...page(() => import('../features/documents/pages/privacy.tsx'), undefined, 'documents'),
});
const accessibility = createRoute({
  ...underShell,
  path: '/dostepnosc',
  ...page(() => import('../features/documents/pages/accessibility.tsx'), undefined, 'documents'),
});
const about = createRoute({
  ...underShell,
  path: '/o-projekcie',
  ...page(() => import('../features/documents/pages/about.tsx'), undefined, 'documents'),
});
const contact = createRoute({
  ...underShell,
  path: '/kontakt',
  ...page(() => import('../features/documents/pages/contact.tsx'), undefined, 'documents'),
});
const rulesVersions = createRoute({
  ...underShell,
  path: '/zasady/wersje',
  ...page(() => import('../features/documents/pages/rules-versions.tsx'), undefined, 'documents'),
});
const rulesVersion = createRoute({
  ...underShell,
  path: '/zasady/wersje/$number',
  ...page(() => import('../features/documents/pages/rules-version.tsx'), undefined, 'documents'),
});
const privacyVersions = createRoute({
  ...underShell,
  path: '/prywatnosc/wersje',
  ...page(() => import('../features/documents/pages/privacy-versions.tsx'), undefined, 'documents'),
});
const privacyVersion = createRoute({
  ...underShell,
  path: '/prywatnosc/wersje/$number',
  ...page(() => import('../features/documents/pages/privacy-version.tsx'), undefined, 'documents'),
});
const stairwellCodes = createRoute({
  ...underAdmin,
  path: '/osiedla/$place/kody',
  ...page(() => import('../features/stairwells/pages/codes.tsx'), 'admin', 'stairwells'),
});
// All components in their states; no part of what is built for use.
const gallery = import.meta.env.DEV
  ? [createRoute({ ...underShell, path: '/_ui', ...page(() => import('./gallery.tsx')) })]
  : [];
// Whatever else is asked for is missing, inside the frame that leads elsewhere.
const missing = createRoute({ ...underShell, path: '$', component: NotFoundPage });
const signIn = createRoute({
  ...underGate,
  path: '/zaloguj',
  validateSearch: returnSearch,
  ...page(() => import('../features/identity/pages/login.tsx'), undefined, 'signin'),
});
const secondStep = createRoute({
  ...underGate,
  path: '/zaloguj/drugi-krok',
  validateSearch: returnSearch,
  ...page(() => import('../features/identity/pages/second-step.tsx'), undefined, 'signin'),
});
const register = createRoute({
  ...underGate,
  path: '/rejestracja',
  validateSearch: registerSearch,
  ...page(() => import('../features/identity/pages/register.tsx')),
});
const firstAdmin = createRoute({
  ...underGate,
  path: '/pierwszy-administrator',
  ...page(() => import('../features/identity/pages/first-admin.tsx')),
});

const staffInvitation = createRoute({
  ...underGate,
  path: '/zaproszenie',
  ...page(() => import('../features/admin/pages/invitation.tsx'), undefined, 'admin'),
});

// Whoever forgot the password signs in with a code.
const password = createRoute({
  ...underGate,
  path: '/haslo',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way to go elsewhere
    throw redirect({ to: '/zaloguj', replace: true });
  },
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
  ...page(() => import('../features/admin/pages/person.tsx'), 'admin', 'admin'),
});
const adminInvitations = createRoute({
  ...underAdmin,
  path: '/zaproszenia',
  ...page(() => import('../features/admin/pages/invitations.tsx'), 'admin', 'admin'),
});
const auditSearch = searchOf('czynnosc', 'miejsce', 'kto', 'wobec', 'od', 'do');
const adminAudit = createRoute({
  ...underAdmin,
  path: '/dziennik',
  validateSearch: auditSearch,
  ...page(() => import('../features/admin/pages/audit.tsx'), 'admin', 'admin'),
});
const moderationAudit = createRoute({
  ...underShell,
  path: '/moderacja/dziennik',
  validateSearch: auditSearch,
  ...page(() => import('../features/admin/pages/audit-of-places.tsx'), 'moderator', 'admin'),
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
] as const;

const shellPages = [
  home,
  estates,
  joinByCode,
  city,
  forum,
  newThread,
  thread,
  invite,
  invitation,
  organisation,
  profile,
  notifications,
  moderation,
  moderationAudit,
  moderationCase,
  matters,
  institution,
  settings,
  myEstates,
  appearance,
  accountSettings,
  profileSettings,
  signInSettings,
  dataSettings,
  more,
  rules,
  privacy,
  accessibility,
  about,
  contact,
  rulesVersions,
  rulesVersion,
  privacyVersions,
  privacyVersion,
  missing,
] as const;

export const routeTree = root.addChildren([
  shell.addChildren([...shellPages, admin.addChildren([...adminPages, stairwellCodes]), ...gallery]),
  gate.addChildren([signIn, secondStep, register, firstAdmin, password, staffInvitation]),
]);
