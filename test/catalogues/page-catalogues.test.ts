import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '../../apps/web/src');
const read = (path: string): string => readFileSync(join(web, path), 'utf8');

/** Catalogues that a page opens by name; what is in the others is always there. */
const openedByPages = new Set(
  [...read('lib/i18n.tsx').matchAll(/virtual:messages\/pl\.(\w+)/g)].map(([, name]) => name ?? ''),
);

/** Each text of those, and the catalogue that it is in. */
const catalogueOf = new Map(
  globSync('locales/pl/*.json', { cwd: web })
    .map((file) => ({ file, name: basename(file, '.json') }))
    .filter(({ name }) => openedByPages.has(name))
    .flatMap(({ file, name }) => Object.keys(JSON.parse(read(file)) as object).map((key) => [key, name] as const)),
);

/**
 * A page with all that it is made of, tests aside, and the catalogues that are open when each part is drawn: those of the page, and
 * for what a module fetches when it is needed also those that this module opens.
 */
function modulesOf(page: string, opens: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  const fetched: (() => void)[] = [];
  const visit = (path: string, open: ReadonlySet<string>): void => {
    if (found.has(path) || !existsSync(join(web, path))) return;
    found.set(path, open);
    const text = read(path);
    const later = new Set([...open, ...[...text.matchAll(/openCatalogue\('(\w+)'\)/g)].map(([, name]) => name ?? '')]);
    for (const [, how, to = ''] of text.matchAll(/(from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.tsx?)'/g)) {
      const part = join(dirname(path), to);
      if (how === 'from') visit(part, open);
      else fetched.push(() => visit(part, later));
    }
  };
  visit(page, opens);
  // After all that is there at once: what is fetched may be there already.
  for (let next = fetched.shift(); next !== undefined; next = fetched.shift()) next();
  return found;
}

/** The catalogues whose texts stand in a module, written out or begun (`documents.name.${...}`). */
function cataloguesIn(path: string): ReadonlySet<string> {
  const text = read(path);
  const used = new Set<string>();
  for (const [, key] of text.matchAll(/['"`]([a-z]+\.[\w.]+)['"`]/g)) {
    const catalogue = catalogueOf.get(key ?? '');
    if (catalogue !== undefined) used.add(catalogue);
  }
  for (const [, begun] of text.matchAll(/`([a-z]+\.[\w.]*)\$\{/g)) {
    for (const [key, catalogue] of catalogueOf) if (key.startsWith(begun ?? '')) used.add(catalogue);
  }
  return used;
}

/** Words of several pages side by side: each page asks for its own alone. */
const shared: ReadonlySet<string> = new Set(['features/identity/passkeys.ts', 'features/identity/validate.ts']);

/** Each page with the catalogues that its route opens. */
const pages = ['app/routes.tsx', 'app/routes-admin.tsx'].flatMap((routes) =>
  [...read(routes).matchAll(/import\('(\.[^']+pages\/[^']+\.tsx)'\)([^()]*)\)/g)].map(([, page, rest]) => ({
    page: relative('.', join(dirname(routes), page ?? '')),
    opens: new Set([...(rest ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name ?? '')),
  })),
);

test('every page opens the catalogues of all it is made of', () => {
  expect(pages.length).toBeGreaterThan(40);
  const missing = pages.flatMap(({ page, opens }) =>
    [...modulesOf(page, opens)].flatMap(([path, open]) =>
      (shared.has(path) ? [] : [...cataloguesIn(path)])
        .filter((name) => !open.has(name))
        .map((name) => `${page} needs ${name} for ${path}`),
    ),
  );
  expect(missing).toEqual([]);
});
