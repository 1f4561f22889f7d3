import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { GateLayout } from './gate.tsx';
import type { RouterContext, Search } from './page-route.tsx';
import { Shell } from './shell.tsx';

/** What every page stands in, and the two frames under it: the whole site's, and that of signing in. */
export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
export const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: GateLayout });

/** A value of an address, if it is a text that says something. */
export const textOf = (search: Search, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Keeps those values of an address that are texts. */
export const searchOf =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Search): { readonly [N in Name]?: string } => {
    const given = names.map((name) => [name, textOf(search, name)] as const);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of these names those that are there, as just made
    return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as { readonly [N in Name]?: string };
  };

export const underShell = { getParentRoute: () => shell };
export const underGate = { getParentRoute: () => gate };
