// The import law of docs/architecture.md, as rules. test/import-law/ holds a planted violation for each of them and
// proves that it is reported, and that the project itself has none.

/** From the ground up: a feature may import those before it, through their index.ts. */
const featureOrder = [
  'site',
  'identity',
  'estates',
  'organisations',
  'institutions',
  'invitations',
  'media',
  'threads',
  'search',
  'matters',
  'events',
  'recommendations',
  'stories',
  'moderation',
  'notifications',
  'statistics',
  'documents',
  'privacy',
  'admin',
  'pages',
  'demo',
];

const api = '^apps/api/src';
const web = '^apps/web/src';
const shared = '^packages/shared/src';

/** Tests may look behind the doors; the harness wires everything. */
const testing = ['\\.test\\.tsx?$', `${api}/testing/`];

/**
 * A package, resolved inside node_modules or by its bare name.
 *
 * @param {string} names
 */
const npm = (names) => `(^|/node_modules/)(${names})(/|$)`;

/**
 * Files of a feature by their role: tables.ts, tables-something.ts or tables/something.ts.
 *
 * @param {string} roles
 */
const inFeature = (roles) => `${api}/features/[^/]+/(${roles})(-[^/.]+\\.ts|\\.ts|/)`;

const dataFiles = inFeature('tables|repo|queries');

/** `search`, `matters`, `events`, `recommendations` and `stories` stand side by side, not one above the other. */
const sideBySide = ['search', 'matters', 'events', 'recommendations', 'stories'];

/** @param {string} feature */
const within = (feature) => {
  const below = featureOrder
    .slice(0, featureOrder.indexOf(feature))
    .filter((other) => !(sideBySide.includes(feature) && sideBySide.includes(other)));
  return [...below, feature];
};

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const forbidden = [
  rule(
    'apps-never-import-each-other',
    'The API knows nothing of the web.',
    { path: '^apps/([^/]+)/' },
    {
      path: '^apps/',
      pathNot: '^apps/$1/',
    },
  ),
  rule(
    'shared-imports-only-typebox',
    'The contract has no I/O, no Node, no DOM, no framework.',
    {
      path: shared,
      pathNot: '\\.test\\.ts$',
    },
    { pathNot: [shared, npm('typebox')] },
  ),
  rule(
    'contract-reaches-the-web-as-types',
    'TypeBox stays out of the bundle: the schemas come as types only.',
    {
      path: web,
      pathNot: testing,
    },
    { path: [`${shared}/.*(schema|routes|events)\\.ts$`, npm('typebox')], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'platform-knows-no-feature',
    'The platform has no word of the domain.',
    { path: `${api}/platform/` },
    {
      path: [`${api}/features/`, `${api}/(app|main)\\.ts$`],
    },
  ),
  rule(
    'drizzle-only-in-data-files',
    'SQL lives in tables, repo and queries, and in platform/db.',
    {
      path: `${api}/`,
      pathNot: [dataFiles, `${api}/platform/db/`, ...testing],
    },
    { path: npm('drizzle-orm|drizzle-kit') },
  ),
  rule(
    'socket-io-only-in-platform-realtime',
    'Features announce; only the platform knows how it travels.',
    {
      path: `${api}/`,
      pathNot: [`${api}/platform/realtime/`, ...testing],
    },
    { path: npm('socket\\.io|@socket\\.io/[^/]+') },
  ),
  rule(
    'fastify-only-at-the-edge',
    'Commands, queries and presenters know no HTTP.',
    {
      path: `${api}/`,
      pathNot: [inFeature('routes|index'), `${api}/app\\.ts$`, `${api}/platform/http/`, ...testing],
    },
    { path: npm('fastify|fastify-plugin|@fastify/[^/]+') },
  ),
  rule(
    'environment-only-in-platform-config',
    'Settings are read once, checked, and passed in.',
    {
      path: [`${api}/`, shared],
      pathNot: [`${api}/platform/config/`, `${api}/main\\.ts$`, ...testing],
    },
    { path: '^(node:)?process$', dependencyTypes: ['core'] },
  ),
  rule(
    'feature-only-through-its-index',
    'index.ts is the only door of a feature.',
    {
      path: `${api}/features/([^/]+)/`,
      pathNot: [dataFiles, ...testing],
    },
    { path: `${api}/features/`, pathNot: [`${api}/features/$1/`, `${api}/features/[^/]+/index\\.ts$`] },
  ),
  rule(
    'tables-are-a-second-door-for-sql',
    'SQL may join the tables of a lower feature (docs/decisions/0003), and reach no further.',
    {
      path: inFeature('tables|repo|queries').replace('[^/]+', '([^/]+)'),
      pathNot: testing,
    },
    {
      path: `${api}/features/`,
      pathNot: [`${api}/features/$1/`, `${api}/features/[^/]+/(index|tables)\\.ts$`],
    },
  ),
  rule(
    'feature-door-for-the-rest',
    'What wires the features knows their doors only.',
    {
      path: `${api}/`,
      pathNot: [`${api}/features/`, ...testing],
    },
    { path: `${api}/features/`, pathNot: `${api}/features/[^/]+/index\\.ts$` },
  ),
  ...featureOrder.map((feature) =>
    rule(
      'feature-only-downwards',
      `The order is ${featureOrder.join(' < ')}.`,
      {
        path: `${api}/features/${feature}/`,
        pathNot: testing,
      },
      { path: `${api}/features/`, pathNot: `${api}/features/(${within(feature).join('|')})/` },
    ),
  ),
  rule(
    'feature-has-a-place-in-the-order',
    'A new feature says first where it stands.',
    {
      path: `${api}/features/`,
      pathNot: `${api}/features/(${featureOrder.join('|')})/`,
    },
    {},
  ),
  rule(
    'test-harness-only-in-tests',
    'What runs in production does not know how it is tested.',
    {
      path: `${api}/`,
      pathNot: testing,
    },
    { path: `${api}/testing/` },
  ),
  rule(
    'bench-through-the-doors',
    'What measures uses a feature as its neighbours do: it breaks when the door changes, not when the house does.',
    {
      path: '^bench/',
      pathNot: testing,
    },
    { path: `${api}/(features|testing)/`, pathNot: `${api}/features/[^/]+/index\\.ts$` },
  ),
  rule(
    'bench-is-on-top',
    'Nothing that runs in production knows how it is measured.',
    {
      path: '^(apps|packages)/',
    },
    { path: '^bench/' },
  ),
  rule(
    'web-features-never-import-each-other',
    'They meet in the router and in the design system.',
    {
      path: `${web}/features/([^/]+)/`,
    },
    { path: `${web}/features/`, pathNot: `${web}/features/$1/` },
  ),
  rule(
    'web-ground-knows-no-feature',
    'The design system and the libraries know no feature.',
    {
      path: `${web}/(ui|lib)/`,
      pathNot: testing,
    },
    { path: `${web}/(features|app)/` },
  ),
  rule('no-cycle', 'A cycle has no order to read it in.', {}, { circular: true }),
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    // Types count as well: an import of a type is knowledge of the other side.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
};
