import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { identityLimits } from '../../packages/shared/src/identity/limits.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What runs in production, by its path. */
const sources = (folder: string): readonly { readonly path: string; readonly text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter((path) => !path.includes('/testing/') && !path.includes('node_modules'))
    .map((path) => ({ path, text: read(path) }));

const server = sources('apps/api/src');

/** What stands between the brackets of each call. */
const argumentsOf = (call: string): readonly string[] =>
  server.flatMap(({ path, text }) =>
    text
      .split(`${call}(`)
      .slice(1)
      .map((rest) => {
        let depth = 1;
        const end = [...rest].findIndex((letter) => {
          depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
          return depth === 0;
        });
        return `${path}: ${rest.slice(0, end)}`;
      }),
  );

test('nothing is put into a statement as text but constants, whole numbers, and names of our own', () => {
  expect(server.length).toBeGreaterThan(300);
  expect(argumentsOf('sql.raw').toSorted()).toMatchInlineSnapshot(`
    [
      "apps/api/src/features/threads/queries/lists.ts: String(Math.trunc(limit))",
      "apps/api/src/features/threads/queries/thread-page.ts: String(threadLimits.postsPerPage)",
      "apps/api/src/features/threads/repo-erasure.ts: column",
      "apps/api/src/platform/db/indexes-ahead.ts: \`create \${unique}index concurrently "\${name}" \${rest}\`",
      "apps/api/src/platform/db/indexes-ahead.ts: \`drop index concurrently "\${name}"\`",
    ]
  `);
});

test('other programs are started in one place, with lists of arguments and without a shell', () => {
  const starting = server.filter(({ text }) => /from 'node:(?:child_process|cluster)'/.test(text));
  expect(starting.map(({ path }) => path)).toEqual(['apps/api/src/ops/backup/programs.ts']);
  const [programs] = starting;
  expect(programs?.text).toContain("import { spawn } from 'node:child_process';");
  expect(programs?.text).not.toMatch(/\bshell\b/);
});

test('nobody is asked a secret question', () => {
  const contract = sources('packages/shared/src/identity');
  expect(contract.length).toBeGreaterThan(5);
  expect(contract.filter(({ text }) => /question|\bhint\b/i.test(text))).toEqual([]);
});

test('the page about signing in tells the limits that hold', () => {
  const told = read('docs/security/authentication.md');
  const { failuresPerAccount, failuresPerAddress, codesPerAccount, failureWindowMinutes } = identityLimits;
  expect(told.replaceAll('\n', ' ')).toContain(
    `In any ${String(failureWindowMinutes)} minutes ${String(failuresPerAccount)} failures an account and way, ` +
      `${String(failuresPerAddress)} an address (an IPv6 /64 is one), ${String(codesPerAccount)} mails an account`,
  );
});

test('in how many days a fault of a dependency is mended is written down, by how grave it is', () => {
  const [, dependencies = ''] = read('SECURITY.md').split('## Dependencies');
  expect(dependencies.split('\n## ')[0]?.replaceAll('\n', ' ')).toMatch(
    /within 7 days if it is critical or high .* within 30 days otherwise; all are brought up to date once a quarter/,
  );
});

test('the proxy keeps to the versions of TLS that it is known for: 1.2 and 1.3', () => {
  // Caddy's defaults; a line about protocols or insecure ways would be a change of that.
  const lines = read('deploy/Caddyfile')
    .split('\n')
    .filter((line) => !line.trim().startsWith('#'));
  expect(lines.join('\n')).not.toMatch(/protocols|ciphers|tls_insecure|auto_https|http:\/\//);
});

/** Tables of other features that a file writes to, with what drizzle calls it. */
const writesElsewhere = ({ path, text }: { readonly path: string; readonly text: string }): readonly string[] => {
  const own = /^apps\/api\/src\/features\/([\w-]+)\//.exec(path)?.[1];
  if (own === undefined || own === 'demo') return [];
  return [...text.matchAll(/import \{([^}]*)\} from '(?:\.\.\/)+([\w-]+)\/tables\.ts'/g)].flatMap(
    ([, names = '', of]) =>
      of === own
        ? []
        : names
            .split(',')
            .map((name) => name.trim().split(' as ').at(-1) ?? '')
            .filter((name) => new RegExp(`\\.(?:insert|update|delete)\\(${name}\\)`).test(text))
            .map((name) => `${path}: ${String(of)}.${name}`),
  );
};

test('rows of a feature are written by that feature alone, and by the demo, which fills an empty database', () => {
  const planted =
    "import { posts, users as people } from '../../identity/tables.ts';\nawait tx.update(people).set({});";
  expect(writesElsewhere({ path: 'apps/api/src/features/threads/repo/x.ts', text: planted })).toHaveLength(1);
  expect(writesElsewhere({ path: 'apps/api/src/features/identity/x.ts', text: planted })).toEqual([]);
  expect(server.flatMap(writesElsewhere)).toEqual([]);
});
