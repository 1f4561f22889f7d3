import { createRoute, redirect } from '@tanstack/react-router';
import { NotFoundPage } from './fallbacks.tsx';
import { page } from './page-route.tsx';
import type { Search } from './page-route.tsx';
import { gate, root, shell, textOf, underGate, underShell } from './route-frames.tsx';
import { adminRoutes, auditSearch } from './routes-admin.tsx';

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

/** Registering may begin with an estate already chosen. */
const registerSearch = (search: Search): { readonly powrot?: string; readonly osiedle?: string } => {
  const osiedle = textOf(search, 'osiedle');
  return { ...returnSearch(search), ...(osiedle !== undefined && { osiedle }) };
};

const home = createRoute({
  ...underShell,
  path: '/',
  ...page(() => import('../features/home/pages/home.tsx'), undefined, 'home'),
});
const estates = createRoute({
  ...underShell,
  path: '/osiedla',
  ...page(() => import('../features/home/pages/estates.tsx'), undefined, 'joining', 'home'),
});
const joinByCode = createRoute({
  ...underShell,
  path: '/dolacz/{-$code}',
  ...page(() => import('../features/home/pages/join.tsx'), undefined, 'joining', 'home'),
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
  ...page(() => import('../features/invitations/pages/invite.tsx'), 'account', 'invitations'),
});
const invitation = createRoute({
  ...underShell,
  path: '/zapraszam/$token',
  ...page(() => import('../features/invitations/pages/invitation.tsx'), undefined, 'identity', 'invitations'),
});
const organisations = createRoute({
  ...underShell,
  path: '/organizacje',
  ...page(() => import('../features/organisations/pages/organisations.tsx'), undefined, 'organisations'),
});
const organisation = createRoute({
  ...underShell,
  path: '/organizacje/$slug',
  ...page(() => import('../features/organisations/pages/organisation.tsx'), undefined, 'organisations', 'identity'),
});
const profile = createRoute({
  ...underShell,
  path: '/u/$nick',
  ...page(() => import('../features/identity/pages/profile.tsx'), undefined, 'signin', 'identity'),
});
const notifications = createRoute({
  ...underShell,
  path: '/powiadomienia',
  ...page(() => import('../features/notifications/pages/notifications.tsx'), 'account', 'notifications'),
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
  ...page(() => import('../features/home/pages/my-estates.tsx'), 'account', 'home'),
});
const accountSettings = createRoute({
  ...underShell,
  path: '/ustawienia/konto',
  ...page(() => import('../features/identity/pages/account-settings.tsx'), 'account', 'signin', 'identity'),
});
const institutions = createRoute({
  ...underShell,
  path: '/instytucje',
  ...page(() => import('../features/institutions/pages/institutions.tsx'), undefined, 'institutions'),
});
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
  ...page(() => import('../features/identity/pages/profile-settings.tsx'), 'account', 'identity'),
});
const signInSettings = createRoute({
  ...underShell,
  path: '/ustawienia/urzadzenia',
  ...page(() => import('../features/identity/pages/sign-in-settings.tsx'), 'account', 'signin', 'identity'),
});
const dataSettings = createRoute({
  ...underShell,
  path: '/ustawienia/dane',
  ...page(() => import('../features/identity/pages/data-settings.tsx'), 'account', 'data', 'identity'),
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
  ...page(() => import('../features/identity/pages/login.tsx'), undefined, 'signin', 'identity'),
});
const secondStep = createRoute({
  ...underGate,
  path: '/zaloguj/drugi-krok',
  validateSearch: returnSearch,
  ...page(() => import('../features/identity/pages/second-step.tsx'), undefined, 'signin', 'identity'),
});
const register = createRoute({
  ...underGate,
  path: '/rejestracja',
  validateSearch: registerSearch,
  ...page(() => import('../features/identity/pages/register.tsx'), undefined, 'identity'),
});
const firstAdmin = createRoute({
  ...underGate,
  path: '/pierwszy-administrator',
  ...page(() => import('../features/identity/pages/first-admin.tsx'), undefined, 'identity'),
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
    throw redirect({ to: '/zaloguj', search: { powrot: '/ustawienia/urzadzenia' }, replace: true });
  },
});

const moderationAudit = createRoute({
  ...underShell,
  path: '/moderacja/dziennik',
  validateSearch: auditSearch,
  ...page(() => import('../features/admin/pages/audit-of-places.tsx'), 'moderator', 'admin', 'documents'),
});

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
  organisations,
  organisation,
  profile,
  notifications,
  moderation,
  moderationAudit,
  moderationCase,
  matters,
  institutions,
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
  shell.addChildren([...shellPages, adminRoutes, ...gallery]),
  gate.addChildren([signIn, secondStep, register, firstAdmin, password, staffInvitation]),
]);
