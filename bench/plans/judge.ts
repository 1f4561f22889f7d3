import { nodesOf, type PlanNode } from './explain.ts';

/** Tables as large as the town, not as its forum: they may be read whole. All others grow. */
const small = new Set([
  'places',
  'streets',
  'topics',
  'institutions',
  'institution_places',
  'liaisons',
  'organisations',
  'organisation_places',
  'settings',
  'site_settings',
]);

/** Of what a statement may make use. */
export interface Allowance {
  /** Rows that the answer shows, and one more to know whether there are others: so many may be put in order. */
  readonly page: number;
  /** Rows of growing tables that may be looked at. */
  readonly touched: number;
}

const isGrowing = ({ 'Relation Name': table }: PlanNode): boolean => table !== undefined && !small.has(table);

/** Rows of its table that a step looked at, all loops together; where nothing was run, what the planner expects. */
const touchedBy = (node: PlanNode): number =>
  Math.round(
    ((node['Actual Rows'] ?? node['Plan Rows']) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1),
  );

const sortedBy = (node: PlanNode): number => {
  const [input] = node.Plans ?? [];
  return input === undefined ? 0 : (input['Actual Rows'] ?? input['Plan Rows']);
};

/** What is wrong with a plan, in words; nothing: it stays as quick when the forum grows. */
export const faultsOf = (plan: PlanNode, { page, touched }: Allowance): string[] =>
  nodesOf(plan).flatMap((node) => {
    const kind = node['Node Type'];
    if (kind.endsWith('Sort') && sortedBy(node) > page)
      return [`sorts ${String(sortedBy(node))} rows for ${String(page)}`];
    if (!isGrowing(node)) return [];
    const table = node['Relation Name'] ?? '';
    if (kind === 'Seq Scan') return [`reads ${table} from end to end`];
    return touchedBy(node) > touched ? [`looks at ${String(touchedBy(node))} rows of ${table}`] : [];
  });

/** How a plan gets at each growing table: `threads by threads_place_activity (21)`, with the rows it looked at. */
export const summaryOf = (plan: PlanNode): string => {
  const byPath = new Map<string, number>();
  for (const node of nodesOf(plan)) {
    const index = node['Index Name'];
    // The heap behind a bitmap is told by the indexes below it.
    if (!isGrowing(node) && index === undefined) continue;
    if (node['Node Type'] === 'Bitmap Heap Scan') continue;
    const path = index ?? `${node['Node Type']} of ${node['Relation Name'] ?? ''}`;
    if (index !== undefined && node['Relation Name'] !== undefined && small.has(node['Relation Name'])) continue;
    byPath.set(path, (byPath.get(path) ?? 0) + touchedBy(node));
  }
  const paths = [...byPath].map(([path, rows]) => `${path} ${String(rows)}`);
  const sorts = nodesOf(plan).filter((node) => node['Node Type'].endsWith('Sort'));
  return [...paths, ...sorts.map((node) => `sort ${String(sortedBy(node))}`)].join(', ') || 'small tables only';
};
